import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { total } from '../money.ts'
import type { Folded } from './folded.ts'
import type { OnAccount, OrderFacts } from './order-facts.ts'

type Line = Folded['lines'][number]

/** What was paid for gift cards and on accounts with an order. */
export const creditedBy = ({ priced }: Order, { lines }: Folded): number => {
  const credits = new Set(lines.flatMap((line) => (line.credit === undefined ? [] : [line.id])))
  return total(priced.flatMap((line) => (credits.has(line.id) ? [line.gross] : [])))
}

/** What an order puts onto gift cards and accounts and takes off them. */
export const onAccounts = (order: Order, folded: Folded, sold: readonly Entry[]): OrderFacts['ledger'] =>
  new Map([
    ...folded.money.flatMap(({ entryId, account, amount, forfeited }) =>
      account === null || amount === 0
        ? []
        : [[`${order.id}:${entryId}`, { account, amount: 0 - amount - forfeited }] as const],
    ),
    ...sold.flatMap((entry) => folded.lines.flatMap((line) => creditsOf(order, line, entry))),
  ])

const creditsOf = ({ id, priced }: Order, { id: lineId, credit }: Line, entry: Entry): [string, OnAccount][] => {
  if (credit === undefined) return []
  const { account, ledger, months } = credit
  const key = `${id}:${entry.id}:${lineId}`
  const amount = priced.find((one) => one.id === lineId)?.gross ?? 0
  const terms = { blocked: false, limit: 0, expiresAt: months === undefined ? null : endOfDay(entry.at, months) }
  return [
    ...(amount === 0 ? [] : [[key, { account, amount }] satisfies [string, OnAccount]]),
    ...(ledger === 'giftCard' ? [[`${key}:terms`, { account, terms }] satisfies [string, OnAccount]] : []),
  ]
}

/** The last millisecond of the day so many months on, in UTC; of the month's last day where it has no such day. */
const endOfDay = (at: number, months: number): number => {
  const date = new Date(at)
  const month = date.getUTCMonth() + months
  const end = new Date(Date.UTC(date.getUTCFullYear(), month, date.getUTCDate(), 23, 59, 59, 999))
  if (end.getUTCMonth() !== month % 12) end.setUTCDate(0)
  return end.getTime()
}
