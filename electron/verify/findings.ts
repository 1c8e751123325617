/** What came of one area. */
export interface Area {
  readonly name: string
  /** What was checked, counted: `12 entries in 2 chains`. */
  readonly checked: string
  /** How many things that was; 0 is a check over nothing. */
  readonly count: number
  /** Sentences, the first thing that is off first. */
  readonly faults: readonly string[]
}

/** Faults beyond this many in an area tell nothing new. */
const mostFaults = 20

/** Collects an area's faults. */
export class Faults {
  readonly found: string[] = []

  add(sentence: string): void {
    if (this.found.length < mostFaults) this.found.push(sentence)
  }

  /** A fault where the two are not the same, however they are nested. */
  same(is: unknown, shouldBe: unknown, sentence: (is: string, shouldBe: string) => string): void {
    const [one, other] = [inOrder(is), inOrder(shouldBe)]
    if (one !== other) this.add(sentence(short(one), short(other)))
  }
}

/** JSON with the names of each object in order, so that the same things read the same. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([first], [second]) => (first < second ? -1 : 1)))
      : one,
  ) ?? 'nothing'

const longest = 160
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

export const plural = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`
