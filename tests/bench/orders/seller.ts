/** A line of an order: so many pieces of the product at that place of the catalog. */
export interface WantedLine {
  readonly product: number
  readonly quantity: number
}

/** Who takes orders over HTTP, each of which is settled on its own. */
export interface Seller {
  readonly name: string
  /** The processes that take part beside the bench's own, by what they are. */
  readonly processes: Readonly<Record<string, number | undefined>>
  /** `accepted` when the order is stored, `confirmed` when its shop knows that goods and money are there. */
  readonly order: (lines: readonly WantedLine[]) => {
    readonly accepted: Promise<void>
    readonly confirmed: Promise<void>
  }
  readonly end: () => Promise<void>
}
