import { type Invoice, pennies, type Row } from './read-invoices.ts'

/** What is odd in the file. Each of them is rung up like everything else. */
export interface Oddity {
  readonly name: string
  readonly count: number
  /** Of these rows, in thousandths of a pound. */
  readonly amount: number
}

/** Codes that are no goods: postage, fees, corrections by hand. Goods have five digits, or are gift cards and sets by name. */
export const isCharge = (code: string): boolean => !/^\d{5}|^DCGS|^GIFT_|^PADS$/.test(code)
export const isReturn = ({ quantity }: Row): boolean => quantity < 0
/** What is counted less than it should be is no return: nobody brought it, and nobody is paid for it. */
export const isStockCorrection = (row: Row): boolean => isReturn(row) && row.price === 0 && !isCancelled(row)
const isCancelled = ({ invoice }: Row): boolean => invoice.startsWith('C')

const amountOf = ({ quantity, price }: Row): number => quantity * price

/** By their names, also those that there are none of. */
export const odditiesIn = (invoices: readonly Invoice[], mostUnits: number): Oddity[] => {
  const rows = invoices.flatMap((invoice) => invoice.rows)
  const seen = new Set<string>()
  const isCopy = (row: Row): boolean => {
    const text = JSON.stringify(row)
    const known = seen.has(text)
    seen.add(text)
    return known
  }
  const times = new Map(invoices.map(({ number, at }) => [number, at]))
  const kinds: [string, (row: Row) => boolean][] = [
    ['exact duplicates of a row', isCopy],
    ['rows without a customer', ({ customer }) => customer === ''],
    ['rows of a cancelled invoice (C…)', isCancelled],
    ['rows sold at no price', ({ price, quantity }) => price === 0 && quantity > 0],
    ['stock corrections (negative, at no price, not cancelled)', isStockCorrection],
    ['adjustments of debt (A…)', ({ invoice }) => invoice.startsWith('A')],
    ['rows at a price below zero', ({ price }) => price < 0],
    ['rows at a fraction of a penny', ({ price }) => pennies(price) * 10 !== price],
    ['rows of more units than a line holds', ({ quantity }) => Math.abs(quantity) * 1000 > mostUnits],
    ['rows of another minute than their invoice', ({ invoice, at }) => times.get(invoice) !== at],
    ...[...new Set(rows.map(({ code }) => code).filter(isCharge))]
      .toSorted()
      .map((code): [string, (row: Row) => boolean] => [
        `rows of ${code}, which is no goods`,
        (row) => row.code === code,
      ]),
  ]
  return kinds.map(([name, is]) => {
    const odd = rows.filter(is)
    return { name, count: odd.length, amount: odd.reduce((total, row) => total + amountOf(row), 0) }
  })
}
