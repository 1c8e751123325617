import { mostUnits } from '../../shared/domain/orders/decide-sale.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { handClock } from './clock.ts'
import { sell } from './counter.ts'
import { type Day, Days } from './days.ts'
import { isReturn, type Oddity, odditiesIn } from './oddities.ts'
import { openReplayShop } from './open-shop.ts'
import { invoicesOf, pennies, type Row } from './read-invoices.ts'
import { SoldLines } from './sold-lines.ts'
import { takeBack } from './take-back.ts'

export interface Replayed {
  readonly invoices: number
  readonly rows: number
  readonly customers: number
  /** Of the file: thousandths of a pound. */
  readonly fileAmount: number
  /** What rounding each price to whole pennies adds to that. */
  readonly roundedBy: number
  readonly oddities: readonly Oddity[]
  /** Orders that were closed, their lines, and pennies by their totals. */
  readonly orders: number
  readonly lines: number
  readonly booked: number
  readonly days: readonly Day[]
  /** Milliseconds that each sale took, from its first line to its receipt number. */
  readonly times: readonly number[]
  /** Rows that came back: whose sale was found, those without a receipt, and those that only correct the stock. */
  readonly back: { readonly matched: number; readonly unmatched: number; readonly corrected: number }
}

const hour = 3_600_000

/** Rings all rows up in the empty folder. */
export const replay = async (folder: string, rows: readonly Row[], told: (line: string) => void): Promise<Replayed> => {
  const invoices = invoicesOf(rows)
  const clock = handClock((invoices[0]?.at ?? 0) - hour)
  const shop = await openReplayShop(folder, clock, rows)
  try {
    const days = new Days(shop.client, clock)
    const times: number[] = []
    const closed = { orders: 0, lines: 0, booked: 0 }
    const keep = ({ lines, totals }: Order): void => {
      closed.orders += 1
      closed.lines += lines.length
      closed.booked += totals.total
    }
    const sold = new SoldLines()
    const back = { matched: 0, unmatched: 0, corrected: 0 }
    for (const invoice of invoices) {
      await days.at(invoice.at)
      if (invoice.rows.some(isReturn)) {
        const taken = await takeBack(shop, invoice, sold)
        if (taken.order !== null) keep(taken.order)
        for (const how of ['matched', 'unmatched', 'corrected'] as const) back[how] += taken[how]
        continue
      }
      const begun = performance.now()
      const sale = await sell(shop.client, invoice, shop.known)
      times.push(performance.now() - begun)
      keep(sale)
      sold.add(invoice, sale)
      if (times.length % 100 === 0) told(`${new Date(invoice.at).toISOString().slice(0, 10)}, ${times.length} sales`)
    }
    await days.close()
    return {
      invoices: invoices.length,
      rows: rows.length,
      customers: shop.known.customers.size,
      fileAmount: total(rows.map(({ quantity, price }) => quantity * price)),
      roundedBy: total(rows.map(({ quantity, price }) => quantity * (pennies(price) * 10 - price))),
      oddities: odditiesIn(invoices, mostUnits),
      ...closed,
      days: days.closed,
      times,
      back,
    }
  } finally {
    await shop.close()
  }
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)
