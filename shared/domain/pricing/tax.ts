/** One tax, as a line is charged with it. */
export interface Tax {
  readonly id: string
  readonly name: string
  /** Parts per million of its base: 20 % is 200000. 0 for a zero rate and for a tax by the unit alone. */
  readonly ppm: number
  /** Minor units for each whole unit sold, beside the percentage (a levy on a bottle). */
  readonly perUnit?: number
  /** Its base is the net price and the taxes before it in the line's list (Quebec's tax on Canada's, until 2013). */
  readonly compound?: boolean
}

/** What tells taxes apart: a rate that was changed between two lines of one order is two taxes, and both were charged. */
export const taxKey = ({ id, ppm, perUnit = 0, compound = false }: Omit<Tax, 'name'>): string =>
  `${id}/${ppm}/${perUnit}${compound ? '/compound' : ''}`
