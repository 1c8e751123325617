import { ownerOf } from '../format/account.ts'
import { sum } from '../money/money.ts'
import type { Return } from '../orders/entries.ts'
import type { CarriedOver, Order, Payment } from '../orders/order.ts'
import { coinsRoundGoods, sidesOf, takenBack } from '../pricing/taken-back.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { cameBackOf, soldFrom } from './sold-lines.ts'

/** Money that goes back to the customer, in minor units above zero. */
export interface PaidOut {
  readonly tender: Payment['tender']
  /** Of a card's slip, the gift card's or voucher's number, or the id of whose account it is; empty for the others. */
  readonly reference: string
  readonly amount: number
  /** The card paid on a machine beside the till, which no terminal knows of: it goes back there. */
  readonly beside?: true
}

/** What is left of a payment of a sale: minor units. */
export interface Source {
  readonly paymentId: string
  readonly tender: Payment['tender']
  readonly reference: string
  readonly beside?: true
  left: number
}

const referenceOf = (payment: Payment): string => {
  if (payment.tender === 'card') return payment.reference
  return 'account' in payment && payment.tender !== 'storeCredit' ? ownerOf(payment.account) : ''
}

/** Money that was paid out with an order. */
export const paidOutOf = ({ payments }: Pick<Order, 'payments'>): PaidOut[] =>
  payments.flatMap((payment) =>
    payment.amount < 0 ? [{ tender: payment.tender, reference: referenceOf(payment), amount: 0 - payment.amount }] : [],
  )

/**
 * What a sale was paid with, as far as it was not given back, in the order in which it is: cash last, since it is what
 * a till is robbed of; else the newest first, and what was paid for other goods, that came back, at the end.
 */
const sourcesOf = (sale: Order): Source[] => {
  const gone = cameBackOf(sale).payments
  const own = sale.payments
    .filter(({ amount }) => amount > 0)
    .toReversed()
    .map((payment) => ({
      ...{ paymentId: payment.id, tender: payment.tender, amount: payment.amount },
      reference: referenceOf(payment),
      ...(payment.tender === 'card' && payment.slip === undefined ? { beside: true as const } : {}),
    }))
  return [...own, ...(sale.carried ?? [])]
    .map(({ amount, ...payment }) => ({ ...payment, left: amount - (gone[payment.paymentId] ?? 0) }))
    .toSorted((one, other) => Number(one.tender === 'cash') - Number(other.tender === 'cash'))
}

/**
 * Whether all that comes back is still to be had from its sales, as they stand now: `returned_meanwhile` where another
 * till was faster, `returned_twice` where the cart has a line of a sale twice, `unknown_sale`.
 */
export const staleRefusal = (order: Pick<Order, 'lines'>, sales: ReadonlyMap<string, Order>): Refusal | null => {
  const seen = new Set<string>()
  for (const { name, returned } of order.lines) {
    const from = returned?.from ?? null
    if (from === null) continue
    const key = `${from.orderId}/${from.lineId}`
    if (seen.has(key)) return refuse('returned_twice', `${name} of ${from.number} comes back twice: take one line out.`)
    seen.add(key)
    const sale = sales.get(from.orderId)
    const now = sale && soldFrom(sale, from.lineId)
    if (now === undefined) return refuse('unknown_sale', `The sale ${from.number} is not here any more.`)
    const { back, given } = from.sale
    if (now.before !== from.before || now.sale.back !== back || now.sale.given !== given)
      return refuse(
        'returned_meanwhile',
        now.before >= now.quantity
          ? `${name} of ${from.number} came back at another till meanwhile. Take the line out.`
          : `Something of ${from.number} came back at another till meanwhile. Choose again what comes back of it.`,
      )
  }
  return null
}

export interface Settlement {
  /** For each sale, what is to be written on it. */
  readonly returns: readonly (Pick<Return, 'lines' | 'given' | 'payments'> & { readonly saleId: string })[]
  /** What pays for the goods that go out. */
  readonly carried: readonly CarriedOver[]
  /** What was paid out by another tender than the sales were paid with. */
  readonly elsewhere: readonly PaidOut[]
}

/**
 * How what comes back was given back: by which of the sales' payments. Money goes to the tender that it came from first;
 * what pays for goods of an exchange is taken from what is left. Goods without a receipt pay for an exchange first.
 * Refuses `more_than_paid`.
 */
export const settle = (
  order: Pick<Order, 'lines' | 'priced'>,
  paidOut: readonly PaidOut[],
  sales: ReadonlyMap<string, Order>,
): Settlement | Refusal => {
  const { goods, unproven, sales: back } = sidesOf(order)
  if (back.length === 0) return { returns: [], carried: [], elsewhere: paidOut }
  const value = sum(back.map((one) => one.value))
  const out = sum(paidOut.map(({ amount }) => amount)) - Math.max(0, unproven - goods)
  // What coins make more or less of it, where no goods go out: of those it is another price.
  const rounding = coinsRoundGoods(order) ? 0 : out - value
  const accounts = accountsOf(order, sales)
  const elsewhere = takeByTender(accounts, exactly(paidOut, rounding))
  const toSales = out - rounding - sum(accounts.map(({ given }) => given))
  const beyond = takeFrom(accounts, Math.max(0, toSales), () => true)
  const carried = together(accounts.flatMap((account) => account.takeRest()))
  if (beyond !== 0 || round(accounts, rounding) !== 0)
    return refuse('more_than_paid', 'That is more than was paid for what comes back.', 'amount')
  return {
    returns: accounts.map(({ saleId, given, taken }) => ({
      saleId,
      lines: linesOf(order, saleId),
      given,
      payments: [...taken].flatMap(([paymentId, amount]) => (amount === 0 ? [] : [{ paymentId, amount }])),
    })),
    carried,
    elsewhere,
  }
}

/** What must be given for each sale that something comes back of, and what it was paid with. */
export const accountsOf = (order: Pick<Order, 'lines' | 'priced'>, sales: ReadonlyMap<string, Order>): Account[] =>
  takenBack(order).map(({ orderId, value }) => {
    const sale = sales.get(orderId)
    return new Account(orderId, value, sale === undefined ? [] : sourcesOf(sale))
  })

/** Takes what was paid out from what the sales were paid with, each from its own tender; answers with what did not fit. */
export const takeByTender = (accounts: readonly Account[], paidOut: readonly PaidOut[]): PaidOut[] => {
  let open = paidOut.map((one) => ({ ...one }))
  for (const fits of [sameCard, sameTender])
    open = open.map((one) => ({ ...one, amount: takeFrom(accounts, one.amount, (source) => fits(one, source)) }))
  return open.filter(({ amount }) => amount > 0)
}

/** What several sales carry over of one payment is one: it may have paid for both by way of an exchange before. */
const together = (carried: readonly CarriedOver[]): CarriedOver[] => {
  const byId = new Map<string, CarriedOver>()
  for (const one of carried)
    byId.set(one.paymentId, { ...one, amount: sum([one.amount, byId.get(one.paymentId)?.amount ?? 0]) })
  return [...byId.values()]
}

/** What could not be taken. */
const takeFrom = (accounts: readonly Account[], amount: number, fits: (source: Source) => boolean): number =>
  accounts.reduce((open, account) => open - account.take(open, fits), amount)

/** What coins made more or less of it belongs to the last cash that was paid out. */
const exactly = (paidOut: readonly PaidOut[], rounding: number): PaidOut[] => {
  const last = paidOut.findLastIndex(({ tender }) => tender === 'cash')
  return paidOut.map((one, index) => (index === last ? { ...one, amount: one.amount - rounding } : one))
}

/** What could not be rounded: cash is taken from where cash was taken. */
const round = (accounts: readonly Account[], rounding: number): number => {
  let rest = rounding
  for (const anyAccount of [false, true])
    for (const account of accounts) if (anyAccount || account.gaveCash) rest -= account.round(rest)
  return rest
}

const sameCard = (one: PaidOut, source: Source): boolean =>
  one.tender === source.tender && one.reference === source.reference
/** What a customer owes is made less for nobody else, their points are theirs, and a voucher is no other voucher. */
const itsOwn: ReadonlySet<Payment['tender']> = new Set(['account', 'points', 'voucher'])
const sameTender = (one: PaidOut, source: Source): boolean =>
  itsOwn.has(one.tender) ? sameCard(one, source) : one.tender === source.tender

/** What must be given for a sale, and the payments that it is taken from. */
export class Account {
  readonly saleId: string
  readonly taken = new Map<string, number>()
  gaveCash = false
  given = 0
  readonly #sources: Source[]
  #need: number

  constructor(saleId: string, need: number, sources: Source[]) {
    this.saleId = saleId
    this.#need = need
    this.#sources = sources
  }

  /** Takes as much of the amount as there is and as is needed, and answers with how much that was. */
  take(amount: number, fits: (source: Source) => boolean): number {
    let open = amount
    for (const source of this.#sources) {
      if (!fits(source)) continue
      const part = Math.min(open, this.#need, source.left)
      if (part <= 0) continue
      open -= part
      this.#need -= part
      this.#move(source, part)
    }
    return amount - open
  }

  takeRest(): CarriedOver[] {
    return this.#sources.flatMap((source) => {
      const amount = this.take(this.#need, (one) => one === source)
      const { left: _left, ...payment } = source
      return amount === 0 ? [] : [{ ...payment, amount }]
    })
  }

  /** Takes more than is needed, or less: as much of it as can be, which is the answer. */
  round(rounding: number): number {
    let rest = rounding
    for (const source of this.#sources.toReversed()) {
      const taken = this.taken.get(source.paymentId) ?? 0
      const part = rest > 0 ? Math.min(rest, source.left) : Math.max(rest, 0 - taken)
      rest -= part
      if (part !== 0) this.#move(source, part)
    }
    return rounding - rest
  }

  #move(source: Source, amount: number): void {
    source.left -= amount
    this.given += amount
    this.taken.set(source.paymentId, (this.taken.get(source.paymentId) ?? 0) + amount)
    if (source.tender === 'cash') this.gaveCash = true
  }
}

const linesOf = ({ lines, priced }: Pick<Order, 'lines' | 'priced'>, saleId: string): Return['lines'] =>
  lines.flatMap(({ id, quantity, returned }) => {
    const from = returned?.from ?? null
    if (from?.orderId !== saleId) return []
    const gross = 0 - (priced.find((one) => one.id === id)?.gross ?? 0)
    return [{ lineId: from.lineId, quantity: 0 - quantity, gross }]
  })
