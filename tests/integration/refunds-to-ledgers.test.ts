import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { putByHand } from '../../electron/order-manager/ledgers/write.ts'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { returnHandlers } from '../../electron/order-manager/returns/handlers.ts'
import { createTakeBack } from '../../electron/order-manager/returns/take-back.ts'
import type { AskedTender } from '../../shared/contract/tenders.ts'
import { accountOf, type LedgerKind } from '../../shared/domain/ledgers/ledger-entry.ts'
import { usualTerms } from '../../shared/domain/ledgers/terms.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { must } from '../support/client.ts'
import { Counter } from '../support/counter.ts'
import { faultsIn } from '../support/verified.ts'

let counter: Counter
beforeEach(async () => {
  counter = new Counter()
  await counter.open()
})
afterEach(async () => {
  expect(faultsIn(counter.folder.path)).toEqual([])
  await counter.close()
})

const session = { staffId: 'mia', key: null }
const allowed = { permit: () => ({ approvedBy: null }) }
const id = (): string => counter.runtime.newId()
const balance = (ledger: LedgerKind, owner: string): number => counter.store.balance(accountOf(ledger, owner))
/** A gift card with so much on it. */
const giftCard = (amount: number, number: string): void =>
  void counter.pay(must(counter.giftCard(amount, number)).order, { kind: 'cash', given: amount })
const customer = (customerId: string, name: string, limit = 0): void =>
  counter.store.commit((transaction) => {
    transaction.put('customers', {
      ...{ id: customerId, name, email: '', phone: '', card: '', group: '', taxExempt: false, note: '' },
      ...{ createdAt: 1, updatedAt: 1 },
    })
    putByHand(transaction, counter.runtime, {
      ...{ id: id(), kind: 'terms', ledger: 'account', account: accountOf('account', customerId), at: 1 },
      ...{ staffId: 'mia', orderId: null, reason: '', terms: { ...usualTerms, limit } },
    })
  })
const attach = (order: Order, customerId: string | null): Order =>
  must(createCart(counter.adapters).setCustomer('mia', order.id, customerId)).order
const comesBack = (sale: Order) => {
  const call = { session, method: 'returns.take', payload: {} }
  const wanted = { id: id(), saleLineId: sale.lines[0]?.id ?? '', quantity: 1000, reason: 'Damaged', restock: true }
  return createTakeBack(counter.adapters, allowed).fromSale(call, id(), sale.id, [wanted])
}
const older = { byId: async () => null, byText: async () => null }
const plan = ({ id: orderId }: Order) =>
  returnHandlers(counter.adapters, { ...allowed, ask: () => undefined } as never, older)['returns.payout'](
    { orderId },
    session,
  )
const sold = (tender: AskedTender, customerId: string | null = null): Order => {
  const cart = counter.fill()
  return counter.pay(customerId === null ? cart : attach(cart, customerId), tender)
}

describe('goods that come back', () => {
  test('go back onto the gift card that they were paid with, which buys again', () => {
    giftCard(9000, 'CARD1')
    const sale = sold({ kind: 'giftCard', number: 'CARD1' })
    const { total } = sale.totals
    expect(balance('giftCard', 'CARD1')).toBe(9000 - total)
    const back = must(comesBack(sale)).order
    expect(plan(back)).toEqual([{ tender: 'giftCard', reference: 'CARD1', amount: total }])
    expect(counter.ask(back, { kind: 'cash', given: 0 - total })).toMatchObject({
      refusal: 'not_paid_with',
      message: expect.stringContaining('in cash at most'),
    })
    const closed = counter.pay(back, { kind: 'giftCard', number: 'card1', amount: 0 - total })
    expect(closed).toMatchObject({ state: 'completed', payments: [{ tender: 'giftCard', amount: 0 - total }] })
    expect(balance('giftCard', 'CARD1')).toBe(9000)
    expect(sold({ kind: 'giftCard', number: 'CARD1' }).state).toBe('completed')
  })

  test('and were paid in cash go back onto no gift card', () => {
    giftCard(9000, 'CARD1')
    const back = must(comesBack(sold({ kind: 'cash', given: 100_000 }))).order
    expect(counter.ask(back, { kind: 'giftCard', number: 'CARD1' })).toMatchObject({
      refusal: 'not_paid_with',
      message: expect.stringContaining('by gift card at most'),
    })
    expect(balance('giftCard', 'CARD1')).toBe(9000)
  })

  test('are given as store credit of the cart’s customer, whatever they were paid with', () => {
    customer('ada', 'Ada Byrne')
    const sale = sold({ kind: 'cash', given: 100_000 })
    const back = must(comesBack(sale)).order
    expect(counter.ask(back, { kind: 'storeCredit' })).toMatchObject({ refusal: 'no_customer' })
    const { total } = sale.totals
    expect(counter.pay(attach(back, 'ada'), { kind: 'storeCredit' })).toMatchObject({
      state: 'completed',
      payments: [{ tender: 'storeCredit', amount: 0 - total, left: total }],
    })
    expect(balance('storeCredit', 'ada')).toBe(total)
    expect(sold({ kind: 'storeCredit' }, 'ada').state).toBe('completed')
    expect(balance('storeCredit', 'ada')).toBe(0)
  })

  test('and were bought on account make what that customer owes less, nobody else’s', () => {
    customer('ada', 'Ada Byrne', 50_000)
    customer('bo', 'Bo Lind', 50_000)
    const sale = sold({ kind: 'account' }, 'ada')
    const { total } = sale.totals
    expect(balance('account', 'ada')).toBe(0 - total)
    const back = must(comesBack(sale)).order
    expect(plan(back)).toEqual([{ tender: 'account', reference: 'ada', amount: total }])
    expect(counter.ask(attach(back, 'bo'), { kind: 'account' })).toMatchObject({ refusal: 'not_paid_with' })
    expect(counter.pay(attach(back, 'ada'), { kind: 'account' }).state).toBe('completed')
    expect([balance('account', 'ada'), balance('account', 'bo')]).toEqual([0, 0])
  })

  test('go onto no blocked gift card, but can be given as store credit instead', () => {
    customer('ada', 'Ada Byrne')
    giftCard(9000, 'CARD1')
    const sale = sold({ kind: 'giftCard', number: 'CARD1' })
    counter.store.commit((transaction) =>
      putByHand(transaction, counter.runtime, {
        ...{ id: id(), kind: 'terms', ledger: 'giftCard', account: accountOf('giftCard', 'CARD1') },
        ...{ at: counter.runtime.now() + 1, staffId: 'mia', orderId: null, reason: 'Stolen' },
        terms: { ...usualTerms, blocked: true },
      }),
    )
    const back = must(comesBack(sale)).order
    expect(counter.ask(back, { kind: 'giftCard', number: 'CARD1' })).toMatchObject({ refusal: 'account_blocked' })
    expect(counter.pay(attach(back, 'ada'), { kind: 'storeCredit' }).state).toBe('completed')
  })

  test('a gift card is none of them, nor is what was paid on an account', () => {
    const cart = must(counter.giftCard(2000, 'CARD1')).order
    const sale = counter.pay(cart, { kind: 'cash', given: 2000 })
    expect(comesBack(sale)).toMatchObject({
      refusal: 'not_returnable',
      message: 'Gift card CARD1 is money, no goods: what is on it stays there to be spent.',
    })
    expect(balance('giftCard', 'CARD1')).toBe(2000)
  })

  test('for a gift card: what they cost pays for it, the rest goes back as store credit', () => {
    customer('ada', 'Ada Byrne')
    const sale = sold({ kind: 'cash', given: 100_000 })
    const back = must(comesBack(sale)).order
    const cart = must(counter.giftCard(50, 'CARD9', back.id)).order
    const rest = sale.totals.total - 50
    expect(cart.totals.total).toBe(0 - rest)
    expect(counter.pay(attach(cart, 'ada'), { kind: 'storeCredit' }).state).toBe('completed')
    expect([balance('giftCard', 'CARD9'), balance('storeCredit', 'ada')]).toEqual([50, rest])
  })
})
