/** What must hold of every order, how often that was looked at, and where it does not. */
export interface Invariant {
  readonly name: string
  readonly checks: number
  readonly failures: readonly string[]
}

/** So many failures of an invariant are told. */
const mostTold = 20

export class Invariants {
  readonly #all = new Map<string, { checks: number; failures: string[]; failed: number }>()

  /** @param what is said where it does not hold */
  check(name: string, holds: boolean, what: () => string): void {
    const known = this.#all.get(name) ?? { checks: 0, failures: [], failed: 0 }
    this.#all.set(name, known)
    known.checks += 1
    if (holds) return
    known.failed += 1
    if (known.failures.length < mostTold) known.failures.push(what())
  }

  get all(): Invariant[] {
    return [...this.#all].map(([name, { checks, failures, failed }]) => ({
      name,
      checks,
      failures: failed > failures.length ? [...failures, `… and ${failed - failures.length} more`] : failures,
    }))
  }
}
