import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** Write numbers between two that were taken over; both ends are outside. */
export interface Gap {
  readonly after: number
  readonly before: number
}

/** Which writes were taken over from the hub: ranges of write numbers, which grow together where they touch. */
export class TakenOver {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  add(first: number, last: number): void {
    const touching = this.#connection.run('UPDATE sync_taken SET last = ? WHERE last = ?', last, first - 1)
    if (touching === 0) this.#connection.run('INSERT INTO sync_taken VALUES (?, ?)', first, last)
  }

  holds(seq: number): boolean {
    const row = this.#connection.get('SELECT last FROM sync_taken WHERE first <= ? ORDER BY first DESC LIMIT 1', seq)
    return row !== undefined && Number(row['last']) >= seq
  }

  /** What was written here after the place, oldest first. */
  gapsAfter(place: number): Gap[] {
    const ranges = this.#connection.all('SELECT first, last FROM sync_taken WHERE last > ? ORDER BY first', place)
    const gaps: Gap[] = []
    let after = place
    for (const range of ranges) {
      const [first, last] = [Number(range['first']), Number(range['last'])]
      if (first > after + 1) gaps.push({ after, before: first })
      after = Math.max(after, last)
    }
    return [...gaps, { after, before: Number.MAX_SAFE_INTEGER }]
  }

  forget(upTo: number): void {
    this.#connection.run('DELETE FROM sync_taken WHERE last <= ?', upTo)
  }
}
