import { cashIncrement, inCash } from '../../../shared/domain/money/cash.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { evolve, fold } from '../../../shared/domain/orders/evolve.ts'
import type { Line, Order, Payment } from '../../../shared/domain/orders/order.ts'
import { payoutInCash, roundedBack } from '../../../shared/domain/pricing/taken-back.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { decideReturn } from '../../../shared/domain/returns/decide-return.ts'
import { payoutPlan, payoutRefusal } from '../../../shared/domain/returns/payout.ts'
import { type PaidOut, settle, staleRefusal } from '../../../shared/domain/returns/settle.ts'
import { defaultReturnRules } from '../../../shared/domain/settings/return-rules.ts'

const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`${answer.refusal}: ${answer.message}`)
  return answer
}

export const euro = { currency: 'EUR', digits: 2 }
export const franc = { currency: 'CHF', digits: 2 }

/** What comes back of a line of a sale: thousandths. */
export interface Back {
  readonly saleId: string
  readonly lineId: string
  readonly quantity: number
}

/** How much of what is due is paid by card, in parts of a hundred; the rest is paid in cash. */
type CardPart = number

/** A shop that sells and takes back in memory, by the domain alone: each order closes as the order manager closes it. */
export const aShop = (money: { readonly currency: string; readonly digits: number }) => {
  const increment = cashIncrement(money.currency, money.digits)
  const orders = new Map<string, Order>()
  let entries = 0
  const write = (order: Order, happenings: readonly Happening[]): Order => {
    const next = happenings.reduce((current, happening) => {
      entries += 1
      return evolve(current, { id: `e${entries}`, deviceId: 'd', at: entries, counter: 0, staffId: null, ...happening })
    }, order)
    if (next.exceptions.length > 0) throw new Error(next.exceptions.map(({ message }) => message).join())
    orders.set(next.id, next)
    return next
  }
  const begin = (id: string, lines: readonly Line[]): Order =>
    write(fold(id, []), [
      { type: 'begun', registerId: 'r', locationId: 'floor', currency: money.currency, pricesIncludeTax: true },
      ...lines.map((line): Happening => ({ type: 'lineAdded', line })),
    ])
  const saleOf = (id: string): Order => {
    const sale = orders.get(id)
    if (sale === undefined) throw new Error(`no order ${id}`)
    return sale
  }
  const takeBack = (cart: Order, back: readonly Back[]): Order =>
    [...new Set(back.map(({ saleId }) => saleId))].reduce((order, saleId) => {
      const wanted = back
        .filter((one) => one.saleId === saleId)
        .map(({ lineId, quantity }) => ({
          ...{ id: `${order.id}:${saleId}:${lineId}`, saleLineId: lineId, quantity },
          ...{ reason: 'Damaged', restock: true },
        }))
      return write(order, must(decideReturn(order, saleOf(saleId), wanted, defaultReturnRules)))
    }, cart)

  const paymentsIn = (due: number, part: CardPart, id: string): Payment[] => {
    const card = Math.floor((due * part) / 100)
    const cash = inCash(due - card, increment)
    const rounding = cash - (due - card)
    return [
      ...(card > 0 ? [{ id: `${id}-card`, tender: 'card' as const, amount: card, reference: 'slip' }] : []),
      ...(card === due
        ? []
        : [{ id: `${id}-cash`, tender: 'cash' as const, amount: cash, given: cash, change: 0, rounding }]),
    ]
  }
  /** As the plan says, cash last. */
  const paymentsOut = (order: Order, due: number): Payment[] => {
    const payments: Payment[] = []
    const rules = defaultReturnRules
    let open = due
    for (const row of payoutPlan(order, due, { sales: orders, rules })) {
      const amount = row.tender === 'cash' ? payoutInCash(order, open, increment) : row.amount
      const rounding = row.amount - amount
      open -= row.amount
      const id = `${order.id}-out-${payments.length}`
      const { tender, reference } = row
      if (tender !== 'cash' && tender !== 'card') throw new Error(`paid back by ${tender}`)
      const refusal = payoutRefusal(
        { ...order, payments },
        { tender, reference, amount: row.amount },
        { sales: orders, rules, money: String },
      )
      if (refusal !== null) throw new Error(refusal.message)
      payments.push(
        tender === 'cash'
          ? { id, tender, amount: 0 - amount, given: 0, change: 0, rounding }
          : { id, tender, amount: 0 - amount, reference },
      )
    }
    return payments
  }

  /** Closes a cart: what is due is paid in, or what is owed paid out. */
  const close = (cart: Order, part: CardPart = 0): Order => {
    const due = cart.totals.total + roundedBack(cart)
    const payments = due < 0 ? paymentsOut(cart, 0 - due) : paymentsIn(due, part, cart.id)
    const stale = staleRefusal(cart, orders)
    if (stale !== null) throw new Error(stale.refusal)
    const out = payments.flatMap((one): PaidOut[] =>
      one.amount < 0
        ? [{ tender: one.tender, reference: one.tender === 'card' ? one.reference : '', amount: 0 - one.amount }]
        : [],
    )
    const { returns, carried } = must(settle(cart, out, orders))
    const number = `R1-${orders.size}`
    const sold = write({ ...cart, payments: payments.slice(0, -1) }, [
      ...(carried.length === 0 ? [] : [{ type: 'carriedOver', payments: carried } as const]),
      {
        type: 'sold',
        receiptNumber: number,
        payment: payments.at(-1) ?? { id: `${cart.id}-none`, tender: 'cash', amount: 0, given: 0, change: 0 },
      },
    ])
    for (const { saleId, ...back } of returns)
      write(saleOf(saleId), [{ type: 'returned', orderId: sold.id, number, ...back }])
    return sold
  }
  return { orders, increment, begin, takeBack, close, saleOf }
}
