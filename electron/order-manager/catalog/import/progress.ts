import type { BadRow, ImportProgress } from '../../../../shared/contract/catalog.ts'
import type { Runtime } from '../../ports/runtime.ts'

/** Milliseconds between two pushes; the longer one where the list of bad rows makes each push heavy. */
const often = 100
const seldom = 1_000
const heavyList = 1_000
/** More are counted, not listed: no person reads them, and sending 20,000 holds a sale for 15 ms. */
const mostListed = 5_000

/** How far an import is, and who watches it. */
export class ImportBoard {
  readonly #runtime: Pick<Runtime, 'after' | 'now'>
  readonly #listeners = new Set<(value: ImportProgress) => void>()
  #value: Omit<ImportProgress, 'badRows'> = {
    state: 'receiving',
    done: 0,
    total: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    problem: null,
  }
  #badRows: BadRow[] = []
  #badCount = 0
  #callOff: (() => void) | null = null
  #pushedAt = 0

  constructor(runtime: Pick<Runtime, 'after' | 'now'>) {
    this.#runtime = runtime
  }

  get value(): ImportProgress {
    const badRows = [...this.#badRows].sort((one, other) => one.line - other.line)
    const unlisted = this.#badCount - badRows.length
    if (unlisted > 0)
      badRows.push({ line: badRows.at(-1)?.line ?? 0, column: '', reason: `${unlisted} more bad rows are not listed.` })
    return { ...this.#value, badRows }
  }

  get state(): ImportProgress['state'] {
    return this.#value.state
  }

  get badCount(): number {
    return this.#badCount
  }

  bad(row: BadRow): void {
    this.#badCount += 1
    if (this.#badRows.length < mostListed) this.#badRows.push(row)
  }

  /** A new state is pushed at once; mere progress at most ten times a second. */
  set(change: Partial<Omit<ImportProgress, 'badRows'>>): void {
    const newState = change.state !== undefined && change.state !== this.#value.state
    this.#value = { ...this.#value, ...change }
    const pause = this.#badRows.length > heavyList ? seldom : often
    const wait = newState ? 0 : Math.max(0, this.#pushedAt + pause - this.#runtime.now())
    if (wait === 0) this.#push()
    else this.#callOff ??= this.#runtime.after(Math.min(wait, pause), () => this.#push())
  }

  watch(listener: (value: ImportProgress) => void): () => void {
    this.#listeners.add(listener)
    listener(this.value)
    return () => this.#listeners.delete(listener)
  }

  #push(): void {
    this.#callOff?.()
    this.#callOff = null
    this.#pushedAt = this.#runtime.now()
    if (this.#listeners.size === 0) return
    const { value } = this
    for (const listener of this.#listeners) listener(value)
  }
}
