/** What the queries that were compared were like: a comparison of nothing with nothing proves nothing. */
export class Tally {
  queries = 0
  readonly #counts = new Map<Trait, number>()

  add(traits: Readonly<Record<Trait, boolean>>): void {
    this.queries += 1
    for (const trait of Object.keys(traits) as Trait[]) {
      if (traits[trait]) this.#counts.set(trait, (this.#counts.get(trait) ?? 0) + 1)
    }
  }

  share(trait: Trait): number {
    return (this.#counts.get(trait) ?? 0) / this.queries
  }

  /** The traits that too few of the queries had. */
  shortcomings(): string[] {
    return traits
      .filter((trait) => !(this.share(trait) >= leastShares[trait]))
      .map((trait) => `${trait}: ${percent(this.share(trait))}, at least ${percent(leastShares[trait])} were expected`)
  }

  toString(): string {
    return [`${this.queries} queries`, ...traits.map((trait) => `${trait} ${percent(this.share(trait))}`)].join(', ')
  }
}

const leastShares = {
  /** SQL decided alone which documents match. */
  decidedBySql: 0.4,
  /** SQL narrowed, or not, and RxDB's matcher decided. */
  decidedByMatcher: 0.1,
  matchedSome: 0.4,
  /** Some documents matched and others did not. */
  matchedSomeNotAll: 0.2,
  /** Documents in the answer that are alike in all that the query sorts by, but the id. */
  sortedWithTies: 0.1,
  sortedBothWays: 0.04,
  /** A field of the sort that is null or missing in a document of the answer. */
  sortedWithNothing: 0.05,
  limitedOrSkipped: 0.3,
  /** The memory storage answered by the index that it would use in earnest. */
  byMemoryIndex: 0.2,
  tombstonesAsWell: 0.02,
} as const

export type Trait = keyof typeof leastShares
const traits = Object.keys(leastShares) as Trait[]

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
