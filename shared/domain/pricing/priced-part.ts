import { difference, partOf } from './refund.ts'
import type { PricedLine } from './result.ts'

/**
 * What a line cost when its order was split or merged, and which part of it this is: whatever else comes to stand beside it,
 * it costs what it cost, so that the parts of an order add up to what it was, to the cent and tax by tax.
 */
export interface PricedAs {
  /** Minor units. */
  readonly priced: PricedLine
  /** Thousandths that it was priced for; and how many of them come before this part. */
  readonly quantity: number
  readonly before: number
}

interface MaybePart {
  readonly id: string
  /** Thousandths. */
  readonly quantity: number
  readonly pricedAs?: PricedAs
}

/** What such a line costs; null where the rules of pricing say so: of any other line, and where more is wanted than there was. */
export const pricedPart = ({ id, quantity, pricedAs }: MaybePart, pricesIncludeTax: boolean): PricedLine | null => {
  if (pricedAs === undefined || quantity <= 0) return null
  const { priced, quantity: all, before } = pricedAs
  if (before + quantity > all) return null
  const upTo = (thousandths: number): PricedLine => partOf(priced, thousandths, all, { pricesIncludeTax })
  return { ...withBases(difference(upTo(before), upTo(before + quantity)), priced), id }
}

/** Each tax on the part's own net amount, and where it was on those before it as well, on the part's. */
const withBases = (part: PricedLine, whole: PricedLine): PricedLine => {
  let [before, wholeBefore] = [0, 0]
  const taxes = part.taxes.map((one, place) => {
    const base = whole.taxes[place]?.net ?? 0
    const isOnBoth = base === whole.net + wholeBefore
    const net = base === whole.net ? part.net : isOnBoth ? part.net + before : one.net
    before += one.tax
    wholeBefore += whole.taxes[place]?.tax ?? 0
    return { ...one, net }
  })
  return { ...part, taxes }
}

/** The line as what it costs now. A line of which nothing is left costs nothing by itself. */
export const keepingPrice = <L extends MaybePart>(
  line: L,
  priced: PricedLine | undefined,
  pricesIncludeTax: boolean,
): L =>
  line.quantity <= 0 || priced === undefined || pricedPart(line, pricesIncludeTax) !== null
    ? line
    : { ...line, pricedAs: { priced, quantity: line.quantity, before: 0 } }
