import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ledgerHandlers } from '../../electron/order-manager/ledgers/handlers.ts'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { createCreditLines } from '../../electron/order-manager/register/credit-lines.ts'
import { openShift } from '../../electron/order-manager/shifts/write.ts'
import type { AskedTender } from '../../shared/contract/tenders.ts'
import { accountOf } from '../../shared/domain/ledgers/ledger-entry.ts'
import { usualTenders } from '../../shared/domain/settings/tender-rules.ts'
import { must } from '../support/client.ts'
import { Counter } from '../support/counter.ts'
import { faultsIn } from '../support/verified.ts'

let clock = Date.UTC(2026, 0, 31, 9)
let counter: Counter
beforeEach(async () => {
  clock = Date.UTC(2026, 0, 31, 9)
  counter = new Counter(() => clock)
  await counter.open()
})
afterEach(async () => {
  const { store, folder } = counter
  expect(faultsIn(folder.path)).toEqual([])
  const accounts = [...new Set(store.find('ledgers', {}).map(({ account }) => account))]
  const kept = accounts.map((account) => store.balance(account))
  store.rebuildProjections()
  expect(accounts.map((account) => store.balance(account))).toEqual(kept)
  await counter.close()
})

const cash = (given: number): AskedTender => ({ kind: 'cash', given })
const byCard = (number: string, amount?: number): AskedTender => ({
  kind: 'giftCard',
  number,
  ...(amount === undefined ? {} : { amount }),
})
const office = { staffId: 'mia', key: null }
const handlers = () => ledgerHandlers(counter.adapters)
const balance = (number: string) => counter.store.balance(accountOf('giftCard', number))
/** Sells a card for so much; answers with its number. */
const sold = (amount: number, number = ''): string => {
  const cart = must(counter.giftCard(amount, number)).order
  const order = counter.pay(cart, cash(amount))
  expect(order.state).toBe('completed')
  return order.lines[0]?.credit?.account.slice('giftCard:'.length) ?? ''
}

describe('a gift card', () => {
  test('is sold untaxed and is worth its price from the sale’s own commit on, over a new start', async () => {
    const cart = must(counter.giftCard(5000)).order
    const number = cart.lines[0]?.credit?.account.slice('giftCard:'.length) ?? ''
    expect(number).toMatch(/^99\d{14}$/)
    expect(cart.totals).toMatchObject({ total: 5000, tax: 0 })
    expect(handlers()['register.giftCard']({ number }, office)).toMatchObject({ refusal: 'unknown_card' })
    counter.pay(cart, cash(5000))
    expect(openShift(counter.store)?.takings).toMatchObject({ sold: 5000, credited: 5000 })
    await counter.reopen()
    expect(handlers()['register.giftCard']({ number }, office)).toMatchObject({ balance: 5000, spendable: 5000 })
  })

  test('pays as much as is on it, another the rest; neither is ever below zero', () => {
    const [one, other] = [sold(100), sold(9900)]
    const cart = counter.fill()
    const { total } = cart.totals
    const begun = counter.pay(cart, byCard(one))
    expect(begun.payments).toMatchObject([{ tender: 'giftCard', amount: 100, left: 0 }])
    expect(counter.ask(begun, byCard(one))).toMatchObject({ refusal: 'balance_too_low' })
    expect(counter.ask(begun, byCard(other, 9901))).toMatchObject({ refusal: 'balance_too_low', field: 'amount' })
    expect(counter.ask(begun, byCard(other, 9900))).toMatchObject({ refusal: 'more_than_due' })
    expect(counter.pay(begun, byCard(other)).state).toBe('completed')
    expect([balance(one), balance(other)]).toEqual([0, 9900 - (total - 100)])
  })

  test('gets back what was taken off it when the payment is taken back', () => {
    const number = sold(1000)
    const begun = counter.pay(counter.fill(), byCard(number, 60))
    expect(balance(number)).toBe(940)
    must(counter.giveBack(begun, 0))
    must(counter.giveBack(begun, 0))
    expect(balance(number)).toBe(1000)
  })

  test('one payment asked for twice is taken once', () => {
    const number = sold(1000)
    const cart = counter.fill()
    const paymentId = counter.runtime.newId()
    must(counter.ask(cart, byCard(number, 60), paymentId))
    must(counter.ask(cart, byCard(number, 60), paymentId))
    expect(balance(number)).toBe(940)
  })

  test('pre-printed is sold once, also where two carts hold it', () => {
    const [first, second] = [must(counter.giftCard(500, 'ab-77 01')).order, must(counter.giftCard(700, 'AB7701')).order]
    counter.pay(first, cash(500))
    expect(counter.ask(second, cash(700))).toMatchObject({ refusal: 'card_in_use', field: 'number' })
    expect(counter.giftCard(100, 'ab7701')).toMatchObject({ refusal: 'card_in_use' })
    expect(balance('AB7701')).toBe(500)
  })

  test('with a digit mistyped is told from one that was never sold', () => {
    const number = sold(500)
    const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`
    for (const [typed, message] of [
      [wrong, /digit/],
      ['NEVER', /ever given out/],
    ] as const)
      expect(counter.ask(counter.fill(), byCard(typed))).toMatchObject({
        refusal: 'unknown_card',
        field: 'number',
        message: expect.stringMatching(message),
      })
    expect(counter.giftCard(500, wrong)).toMatchObject({ refusal: 'unknown_card' })
  })

  test('ends when the shop says, at the end of the day so many months on', () => {
    counter.store.commit((transaction) => transaction.put('settings', { ...usualTenders, giftCardMonths: 1 }))
    const number = sold(500)
    clock = Date.UTC(2026, 1, 28, 23, 59)
    counter.pay(counter.fill(), byCard(number, 10))
    clock = Date.UTC(2026, 2, 1)
    expect(counter.ask(counter.fill(), byCard(number))).toMatchObject({ refusal: 'card_expired' })
  })

  test('is blocked and freed by the back office, with its reason in the history', async () => {
    const number = sold(500)
    const account = accountOf('giftCard', number)
    const block = (blocked: boolean) =>
      must(
        handlers()['ledgers.block'](
          { entryId: crypto.randomUUID(), account, blocked, reason: 'Lost' },
          office,
        ) as object,
      )
    block(true)
    expect(counter.ask(counter.fill(), byCard(number))).toMatchObject({ refusal: 'account_blocked' })
    clock += 1
    block(false)
    counter.pay(counter.fill(), byCard(number, 10))
    const found = handlers()['ledgers.find']({ text: number.slice(0, 6), limit: 10 }, office)
    expect(found).toMatchObject([{ name: number, balance: 490 }])
    expect(
      handlers()['ledgers.block'](
        { entryId: crypto.randomUUID(), account: 'giftCard:0', blocked: true, reason: 'x' },
        office,
      ),
    ).toMatchObject({ refusal: 'unknown_account' })
  })

  test('keeps its amount in the cart, and buys no other card', () => {
    const number = sold(500)
    const cart = must(counter.giftCard(300)).order
    const lineId = cart.lines[0]?.id ?? ''
    const change = createCart(counter.adapters).change
    for (const command of [
      { type: 'setQuantity', lineId, quantity: 2000 },
      { type: 'discount', lineId, discount: { kind: 'percent', ppm: 500_000 } },
      { type: 'override', lineId, override: { unitPrice: 1, reason: 'cheap' } },
    ] as const)
      expect(change('mia', cart.id, command)).toMatchObject({ refusal: 'credit_is_fixed' })
    expect(counter.ask(cart, byCard(number))).toMatchObject({ refusal: 'credit_for_credit' })
    const two = must(counter.giftCard(300, '', cart.id)).order
    expect(two.lines).toHaveLength(2)
    expect(two.totals.total).toBe(600)
    expect(change('mia', cart.id, { type: 'discountOrder', discount: { kind: 'amount', amount: 1 } })).toMatchObject({
      refusal: 'discount_out_of_range',
    })
  })

  test('is not taken where the shop has switched it off', () => {
    const number = sold(500)
    counter.store.commit((transaction) => transaction.put('settings', { ...usualTenders, giftCards: false }))
    expect(counter.ask(counter.fill(), byCard(number))).toMatchObject({ refusal: 'tender_off' })
    expect(counter.giftCard(100)).toMatchObject({ refusal: 'tender_off' })
  })
})

describe('a customer’s', () => {
  const customerId = 'ada'
  beforeEach(() =>
    counter.store.commit((transaction) =>
      transaction.put('customers', {
        ...{ id: customerId, name: 'Ada Byrne', email: '', phone: '', card: '', group: '', taxExempt: false, note: '' },
        ...{ createdAt: 1, updatedAt: 1 },
      }),
    ),
  )
  const cartOfAda = () => {
    const cart = counter.fill()
    return must(createCart(counter.adapters).setCustomer('mia', cart.id, customerId)).order
  }

  test('store credit is granted, and pays for her alone', () => {
    must(
      handlers()['ledgers.grant'](
        { entryId: crypto.randomUUID(), customerId, amount: 80, reason: 'Goodwill' },
        office,
      ) as object,
    )
    expect(counter.ask(counter.fill(), { kind: 'storeCredit' })).toMatchObject({ refusal: 'no_customer' })
    const begun = counter.pay(cartOfAda(), { kind: 'storeCredit' })
    expect(begun.payments).toMatchObject([{ tender: 'storeCredit', amount: 80, left: 0 }])
    expect(createCart(counter.adapters).setCustomer('mia', begun.id, null)).toMatchObject({ refusal: 'payment_begun' })
    expect(counter.ask(begun, { kind: 'storeCredit', amount: 1 })).toMatchObject({ refusal: 'balance_too_low' })
  })

  test('account goes below zero up to its limit, and is paid at the till later, never more than is owed', () => {
    const setLimit = (limit: number) =>
      must(handlers()['ledgers.setLimit']({ entryId: crypto.randomUUID(), customerId, limit }, office) as object)
    expect(counter.ask(cartOfAda(), { kind: 'account' })).toMatchObject({ refusal: 'balance_too_low' })
    setLimit(50)
    const begun = counter.pay(cartOfAda(), { kind: 'account' })
    expect(begun.payments).toMatchObject([{ tender: 'account', amount: 50, left: 0 }])
    expect(counter.store.balance(accountOf('account', customerId))).toBe(-50)
    const pay = (amount: number) =>
      createCreditLines(counter.adapters).onAccount('mia', counter.runtime.newId(), counter.runtime.newId(), {
        customerId,
        amount,
      })
    expect(pay(51)).toMatchObject({ refusal: 'more_than_owed', field: 'amount' })
    const paying = must(pay(50)).order
    expect(paying).toMatchObject({ customer: { name: 'Ada Byrne' }, totals: { total: 50, tax: 0 } })
    expect(createCart(counter.adapters).setCustomer('mia', paying.id, null)).toMatchObject({
      refusal: 'bound_to_customer',
    })
    counter.pay(paying, cash(100))
    expect(counter.store.balance(accountOf('account', customerId))).toBe(0)
    expect(pay(1)).toMatchObject({ refusal: 'nothing_owed' })
  })
})
