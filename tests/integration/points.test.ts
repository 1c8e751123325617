import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { createTakeBack } from '../../electron/order-manager/returns/take-back.ts'
import { theShop } from '../../electron/order-manager/settings.ts'
import { receiptView } from '../../shared/domain/documents/receipt-view.ts'
import { accountOf } from '../../shared/domain/ledgers/ledger-entry.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { must } from '../support/client.ts'
import { Counter } from '../support/counter.ts'
import { faultsIn } from '../support/verified.ts'
import { aCustomer, forCustomer, givePoints } from '../support/with-points.ts'

let counter: Counter
beforeEach(async () => {
  counter = new Counter()
  await counter.open()
  for (const [id, name] of [
    ['ada', 'Ada Byrne'],
    ['bob', 'Bob Ash'],
  ] as const)
    aCustomer(counter.adapters, id, name)
  givePoints(counter.adapters, 10)
})
afterEach(async () => {
  expect(faultsIn(counter.folder.path)).toEqual([])
  await counter.close()
})

const points = (owner: string): number => counter.store.balance(accountOf('points', owner))
const cartOf = (customerId: string | null, quantity = 1000): Order => {
  const cart = counter.fill()
  const lineId = cart.lines[0]?.id ?? ''
  const change = { type: 'setQuantity', lineId, quantity } as const
  return forCustomer(
    counter.adapters,
    must(createCart(counter.adapters).change('mia', cart.id, change)).order,
    customerId,
  )
}
const paid = (order: Order): Order => counter.pay(order, { kind: 'card', reference: '' })
const comesBack = (sale: Order, quantity: number, customerId: string | null = null): Order => {
  const returns = createTakeBack(counter.adapters, { permit: () => ({ approvedBy: null }) })
  const call = { session: { staffId: 'mia', key: null }, method: 'returns.take', payload: {} }
  const wanted = { id: counter.runtime.newId(), saleLineId: sale.lines[0]?.id ?? '', quantity, reason: 'Damaged' }
  const { order } = must(returns.fromSale(call, counter.runtime.newId(), sale.id, [{ ...wanted, restock: true }]))
  return customerId === null ? order : forCustomer(counter.adapters, order, customerId)
}

describe('16: a customer’s points', () => {
  test('are earned by the sale’s own commit, whole ones alone, and stand on the receipt', async () => {
    const sale = paid(cartOf('ada'))
    const { total } = sale.totals
    expect(points('ada')).toBe(Math.floor(total / 10))
    const view = receiptView({ order: sale, shop: theShop(counter.store), staffName: null, copy: false })
    expect(view.payments.at(-1)).toEqual({ label: 'Points earned', value: String(Math.floor(total / 10)) })
    await counter.reopen()
    expect(points('ada')).toBe(Math.floor(total / 10))
  })

  test('come for nobody’s sale, nor in a shop that gives none, nor for a gift card', () => {
    expect(paid(cartOf(null)).points).toBeUndefined()
    const card = forCustomer(counter.adapters, must(counter.giftCard(5000)).order, 'ada')
    expect(paid(card).points).toBeUndefined()
    givePoints(counter.adapters, 0)
    expect(paid(cartOf('ada')).points).toBeUndefined()
    expect(points('ada')).toBe(0)
  })

  test('pay as a tender, a cent each, and nothing is earned for what they pay', () => {
    paid(cartOf('ada', 9000))
    const before = points('ada')
    const cart = cartOf('ada')
    expect(counter.ask(cart, { kind: 'points', amount: before + 1 })).toMatchObject({ refusal: 'balance_too_low' })
    expect(counter.ask(cartOf('bob'), { kind: 'points', amount: 1 })).toMatchObject({ refusal: 'balance_too_low' })
    const begun = counter.pay(forCustomer(counter.adapters, cart, 'ada'), { kind: 'points', amount: 50 })
    expect(begun.payments).toMatchObject([{ tender: 'points', amount: 50, left: before - 50 }])
    expect(createCart(counter.adapters).setCustomer('mia', cart.id, 'bob')).toHaveProperty('refusal')
    const sold = paid(begun)
    const earned = Math.floor((sold.totals.total - 50) / 10)
    expect(points('ada')).toBe(before - 50 + earned)
    givePoints(counter.adapters, 0)
    expect(counter.ask(cartOf('ada'), { kind: 'points', amount: 1 })).toMatchObject({ refusal: 'tender_off' })
  })

  test('buy no gift card, and go back onto the customer when the payment is taken back', () => {
    paid(cartOf('ada', 9000))
    const before = points('ada')
    const card = forCustomer(counter.adapters, must(counter.giftCard(5000)).order, 'ada')
    expect(counter.ask(card, { kind: 'points', amount: 10 })).toMatchObject({ refusal: 'credit_for_credit' })
    const begun = counter.pay(cartOf('ada'), { kind: 'points', amount: 10 })
    must(counter.giveBack(begun, 0))
    expect(points('ada')).toBe(before)
  })

  test('are taken off again with what comes back, part by part, by the rule of the sale, whoever brings it', () => {
    const sale = paid(cartOf('ada', 3000))
    const { total } = sale.totals
    givePoints(counter.adapters, 1)
    const first = paid(comesBack(sale, 1000))
    expect(points('ada')).toBe(Math.floor((total + first.totals.total) / 10))
    paid(comesBack(sale, 2000, 'bob'))
    expect(points('ada')).toBe(0)
    expect(points('bob')).toBe(0)
  })

  test('that were spent meanwhile are owed: below zero, until more are earned', () => {
    const sale = paid(cartOf('ada', 9000))
    const earned = points('ada')
    paid(counter.pay(cartOf('ada'), { kind: 'points', amount: 60 }))
    const second = points('ada') - (earned - 60)
    paid(comesBack(sale, 9000))
    expect(points('ada')).toBe(second - 60)
    expect(counter.ask(cartOf('ada'), { kind: 'points', amount: 1 })).toMatchObject({ refusal: 'balance_too_low' })
  })

  test('that had paid for goods earn nothing with what those are exchanged for', () => {
    for (const quantity of [9000, 9000]) paid(cartOf('ada', quantity))
    const sale = counter.pay(cartOf('ada'), { kind: 'points' })
    expect(sale).toMatchObject({ state: 'completed', payments: [{ tender: 'points', amount: sale.totals.total }] })
    const before = points('ada')
    const back = comesBack(sale, 1000, 'ada')
    const exchange = counter.pay(counter.fill('SKU-9', back.id), { kind: 'cash', given: 0 })
    expect(exchange).toMatchObject({ state: 'completed', carried: [{ tender: 'points' }] })
    expect(exchange.points).toBeUndefined()
    expect(points('ada')).toBe(before)
  })

  test('that paid for what comes back are points again, of the customer whose they were', () => {
    paid(cartOf('ada', 9000))
    const before = points('ada')
    const sale = paid(counter.pay(cartOf('ada'), { kind: 'points', amount: 50 }))
    const { total } = sale.totals
    expect(counter.ask(comesBack(sale, 1000, 'bob'), { kind: 'points', amount: -50 })).toMatchObject({
      refusal: 'not_paid_with',
    })
    const back = counter.pay(comesBack(sale, 1000, 'ada'), { kind: 'points', amount: -50 })
    expect(counter.pay(back, { kind: 'card', reference: '', amount: 50 - total }).state).toBe('completed')
    expect(points('ada')).toBe(before)
  })
})
