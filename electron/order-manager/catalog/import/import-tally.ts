import { SlicedMap } from './sliced-map.ts'

type Outcome = 'added' | 'changed' | 'unchanged'

/** What became of each product of a file: its rows may stand in several places of it. */
export class ImportTally {
  readonly #counts = { added: 0, changed: 0, unchanged: 0 }
  readonly #outcomes = new SlicedMap<Outcome>()

  get counts(): Readonly<Record<Outcome, number>> {
    return { ...this.#counts }
  }

  /** Whether rows of the product were taken before. */
  knows(handle: string): boolean {
    return this.#outcomes.get(handle) !== undefined
  }

  /** A product that was added or changed stays so, whatever its later rows do. */
  count(handle: string, outcome: Outcome): void {
    const before = this.#outcomes.get(handle)
    if (before === 'added' || before === 'changed' || before === outcome) return
    if (before !== undefined) this.#counts[before] -= 1
    this.#counts[outcome] += 1
    this.#outcomes.set(handle, outcome)
  }
}
