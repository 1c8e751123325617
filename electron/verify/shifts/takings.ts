import type { Takings } from '../../../shared/domain/shifts/takings.ts'
import { total } from '../money.ts'
import type { Money } from '../orders/money-moves.ts'
import type { OrderFacts } from '../orders/order-facts.ts'
import type { Void } from '../orders/voids.ts'
import { counterOf, nameOfSeries } from '../series.ts'

type Rows<T> = ReadonlyMap<string, readonly T[]>

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): Rows<T> => {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

/** What was sold in a shift, and the money that came in or went out in it, be it for these sales or for others. */
export interface Traded {
  readonly sales: readonly OrderFacts[]
  readonly money: readonly Money[]
  readonly voids: readonly Void[]
}

/** Sums of a shift, worked out anew; the rows in an order of their own. */
export const takingsOf = ({ sales: orders, money, voids }: Traded): Takings => {
  const taxes = grouped(
    orders.flatMap(({ totals }) => totals.taxes),
    ({ rateId, ppm, perUnit = 0 }) => `${rateId}/${ppm}/${perUnit}`,
  )
  const tenders = grouped(money, ({ tender }) => tender)
  const tips = grouped(
    money.filter(({ tip }) => tip !== 0),
    ({ staffId, tender }) => `${tender}/${staffId}`,
  )
  const receipts = grouped(
    orders.map(({ number }) => number),
    nameOfSeries,
  )
  return {
    sales: orders.filter(({ sides }) => sides.goesOut).length,
    sold: total(orders.map(({ sides }) => sides.out)),
    refunds: orders.filter(({ sides }) => sides.comesBack).length,
    refunded: total(orders.map(({ sides }) => sides.back)),
    discount: total(orders.map(({ totals }) => totals.discount)),
    rounded: total(money.map(({ rounding }) => rounding)),
    voids: { count: voids.length, amount: total(voids.map(({ amount }) => amount)) },
    credited: total(orders.map(({ credited }) => credited)),
    payments: money.filter(({ place }) => place !== null).length,
    taxes: [...taxes.values()].flatMap((rows) => {
      const [first] = rows
      if (first === undefined) return []
      const sum = (field: 'net' | 'tax' | 'gross'): number => total(rows.map((row) => row[field]))
      return [{ ...first, net: sum('net'), tax: sum('tax'), gross: sum('gross') }]
    }),
    tenders: [...tenders.values()].flatMap((payments) => {
      const [first] = payments
      if (first === undefined) return []
      return [
        {
          tender: first.tender,
          count: payments.length,
          amount: total(payments.map(({ amount, tip }) => amount + tip)),
        },
      ]
    }),
    tips: [...tips.values()].flatMap((given) => {
      const [first] = given
      if (first === undefined) return []
      const { staffId, tender } = first
      return [{ staffId, tender, count: given.length, amount: total(given.map(({ tip }) => tip)) }]
    }),
    receipts: [...receipts.values()].map((numbers) => {
      const sorted = numbers.toSorted((one, other) => counterOf(one) - counterOf(other))
      return { first: sorted[0] ?? '', last: sorted.at(-1) ?? '' }
    }),
  }
}

/** The same rows in one order, and without what a rate was called, to be compared. */
export const comparable = ({
  taxes,
  tenders,
  tips = [],
  receipts,
  payments = 0,
  credited = 0,
  voids,
  ...sums
}: Takings) => ({
  ...sums,
  credited,
  payments,
  voids: voids ?? { count: 0, amount: 0 },
  taxes: taxes.map(({ rateId, ppm, net, tax, gross }) => [rateId, ppm, net, tax, gross].join(' ')).sort(),
  tenders: tenders.map(({ tender, count, amount }) => [tender, count, amount].join(' ')).sort(),
  tips: tips.map(({ staffId, tender, count, amount }) => [staffId, tender, count, amount].join(' ')).sort(),
  receipts: receipts.map(({ first, last }) => `${first} ${last}`).sort(),
})
