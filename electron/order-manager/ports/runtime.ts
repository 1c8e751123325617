/** What the order manager needs of the machine that it runs on. */
export interface Runtime {
  /** Milliseconds since 1970, by the wall clock. */
  now(): number
  /** A UUIDv7. */
  newId(): string
  /** 32 characters of a–z and 0–9 that nobody can guess. */
  newSecret(): string
  /** SHA-256 of the text's UTF-8, hex. */
  sha256(text: string): string
  /** scrypt with a salt of its own: `scrypt$N$r$p$salt$key`. */
  hashPin(pin: string): Promise<string>
  verifyPin(pin: string, pinHash: string): Promise<boolean>
  /** Calls back once after the milliseconds; returns the way to call it off. */
  after(milliseconds: number, run: () => void): () => void
  /** Calls back once everything that waits for this thread has been served: messages of sockets and windows, timers that are due. */
  afterOthers(run: () => void): void
  /** Milliseconds, with fractions, by a clock that is never set: for how long something took. */
  elapsed(): number
}

export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
