/** When something is valid, in milliseconds since 1970: from the first until just before the second; null is open. */
export interface Period {
  readonly from: number | null
  readonly until: number | null
}

export const isWithin = ({ from, until }: Period, at: number): boolean =>
  (from === null || from <= at) && (until === null || at < until)
