import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ledgerHandlers } from '../../electron/order-manager/ledgers/handlers.ts'
import { voucherHandlers } from '../../electron/order-manager/ledgers/voucher-handlers.ts'
import { createTakeBack } from '../../electron/order-manager/returns/take-back.ts'
import { theShop } from '../../electron/order-manager/settings.ts'
import { openShift } from '../../electron/order-manager/shifts/write.ts'
import { receiptView } from '../../shared/domain/documents/receipt-view.ts'
import { accountOf } from '../../shared/domain/ledgers/ledger-entry.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { usualTenders } from '../../shared/domain/settings/tender-rules.ts'
import { must } from '../support/client.ts'
import { Counter } from '../support/counter.ts'
import { faultsIn } from '../support/verified.ts'
import { aCustomer, forCustomer } from '../support/with-points.ts'
import { aVoucher, someVouchers, withRest } from '../support/with-vouchers.ts'

const noon = Date.UTC(2026, 5, 15, 12)
let clock = noon
let counter: Counter
beforeEach(async () => {
  clock = noon
  counter = new Counter(() => clock)
  await counter.open()
})
afterEach(async () => {
  const { store, folder } = counter
  expect(faultsIn(folder.path)).toEqual([])
  const below = store.accountsBelowZero('', 100)
  store.rebuildProjections()
  expect(store.accountsBelowZero('', 100)).toEqual(below)
  await counter.close()
})

const office = { staffId: 'mia', key: null }
const vouchers = () => voucherHandlers(counter.adapters)
const found = (text = '') => vouchers()['vouchers.find']({ text, limit: 100 }, office) as { found: object[] }
const lookUp = (number: string) => ledgerHandlers(counter.adapters)['register.giftCard']({ number }, office)
const left = (number: string): number => counter.store.balance(accountOf('voucher', number))
const by = (number: string, amount?: number) =>
  ({ kind: 'voucher', number, ...(amount === undefined ? {} : { amount }) }) as const
const inCash = (given: number) => ({ kind: 'cash', given }) as const
const comesBack = (sale: Order): Order => {
  const returns = createTakeBack(counter.adapters, { permit: () => ({ approvedBy: null }) })
  const call = { session: { staffId: 'mia', key: null }, method: 'returns.take', payload: {} }
  const wanted = { id: counter.runtime.newId(), saleLineId: sale.lines[0]?.id ?? '', quantity: 1000, reason: 'Damaged' }
  return must(returns.fromSale(call, counter.runtime.newId(), sale.id, [{ ...wanted, restock: true }])).order
}

describe('vouchers are issued', () => {
  test('numbered, of one value, until a day, once however often it is asked; and saved for whoever prints them', () => {
    const batch = { batchId: counter.runtime.newId(), count: 3, amount: 1250, validUntil: '2026-12-31' }
    const issue = () =>
      vouchers()['vouchers.issue']({ ...batch, reason: 'Summer fair' }, office) as { vouchers: object[] }
    const issued = issue().vouchers as { number: string }[]
    expect(issued).toHaveLength(3)
    expect(issued[0]).toMatchObject({ amount: 1250, balance: 1250, validUntil: '2026-12-31', state: 'good' })
    for (const { number } of issued) expect(number).toMatch(/^V\d{13}$/)
    expect(issue().vouchers).toEqual(issued)
    expect(found().found).toHaveLength(3)
    expect(found(issued[1]?.number).found).toEqual([issued[1]])
    const rows = issued.map(({ number }) => `${number},12.50,2026-12-31`)
    expect(vouchers()['vouchers.csv']({ batchId: batch.batchId }, office)).toEqual({
      fileName: 'summer-fair.csv',
      text: `\ufeffVoucher,Value,Valid until\r\n${rows.join('\r\n')}\r\n`,
    })
    expect(vouchers()['vouchers.csv']({ batchId: 'none' }, office)).toMatchObject({ refusal: 'unknown_batch' })
  })

  test('for no day that is over; and nothing is there then', () => {
    const batch = { batchId: counter.runtime.newId(), count: 1, amount: 100, reason: 'Late' }
    expect(vouchers()['vouchers.issue']({ ...batch, validUntil: '2026-06-14' }, office)).toMatchObject({
      refusal: 'over_already',
      field: 'validUntil',
    })
    expect(found().found).toEqual([])
  })
})

describe('a voucher', () => {
  test('pays a part of what is due, is no turnover and no tax, and is used then', () => {
    const number = aVoucher(counter.adapters, 30)
    const cart = counter.fill()
    const { totals } = cart
    const sold = counter.pay(counter.pay(cart, by(number)), inCash(5000))
    expect(sold).toMatchObject({ state: 'completed', totals: { total: totals.total, tax: totals.tax } })
    expect(sold.payments[0]).toMatchObject({ tender: 'voucher', amount: 30, left: 0 })
    expect(sold.payments[0]).not.toHaveProperty('forfeited')
    expect(openShift(counter.store)?.takings).toMatchObject({ sold: totals.total, credited: 0 })
    expect(openShift(counter.store)?.takings.tenders).toContainEqual({ tender: 'voucher', count: 1, amount: 30 })
    expect(left(number)).toBe(0)
    const used = { refusal: 'voucher_used', field: 'number', message: expect.stringContaining(sold.number) as string }
    expect(counter.ask(counter.fill(), by(number))).toMatchObject(used)
    expect(lookUp(number)).toMatchObject(used)
  })

  test('that is worth more than what is due is used whole, and the receipt says what is lost with it', async () => {
    const number = aVoucher(counter.adapters, 5000)
    const cart = counter.fill()
    const { total } = cart.totals
    expect(counter.ask(cart, by(number, 1))).toMatchObject({ refusal: 'voucher_in_part' })
    const sold = counter.pay(cart, by(number))
    expect(sold.payments).toMatchObject([{ tender: 'voucher', amount: total, left: 0, forfeited: 5000 - total }])
    expect(left(number)).toBe(0)
    const view = receiptView({ order: sold, shop: theShop(counter.store), staffName: null, copy: false })
    expect(view.payments.map(({ label }) => label)).toEqual([`Voucher …${number.slice(-4)}`, 'Forfeited with it'])
    await counter.reopen()
    expect(left(number)).toBe(0)
  })

  test('that is worth more is not taken where the shop lets nothing be lost, but with something more it is', () => {
    withRest(counter.adapters, 'refused')
    const cart = counter.fill()
    const number = aVoucher(counter.adapters, cart.totals.total + 1)
    expect(counter.ask(cart, by(number))).toMatchObject({ refusal: 'voucher_worth_more', field: 'number' })
    expect(left(number)).toBe(cart.totals.total + 1)
    const more = counter.fill('SKU-8', cart.id)
    expect(counter.pay(more, by(number)).payments).toMatchObject([{ amount: cart.totals.total + 1 }])
  })

  test('is good again when its payment is taken back', () => {
    const number = aVoucher(counter.adapters, 20)
    const begun = counter.pay(counter.fill(), by(number))
    const open = { refusal: 'voucher_used', message: expect.stringContaining('still open') as string }
    expect(counter.ask(counter.fill('SKU-8'), by(number))).toMatchObject(open)
    must(counter.giveBack(begun, 0))
    expect(left(number)).toBe(20)
    expect(counter.pay(begun, by(number)).payments).toMatchObject([{ amount: 20 }])
  })

  test('pays until the end of its last day where the shop is, never when it is blocked, and no gift card', async () => {
    const number = aVoucher(counter.adapters, 20, '2026-06-20')
    const card = must(counter.giftCard(5000)).order
    expect(counter.ask(card, by(number))).toMatchObject({ refusal: 'credit_for_credit' })
    const block = (blocked: boolean) =>
      ledgerHandlers(counter.adapters)['ledgers.block'](
        { entryId: counter.runtime.newId(), account: accountOf('voucher', number), blocked, reason: 'Stolen' },
        office,
      )
    await block(true)
    expect(counter.ask(counter.fill(), by(number))).toMatchObject({ refusal: 'account_blocked', field: 'number' })
    await block(false)
    clock = Date.UTC(2026, 5, 22)
    expect(counter.ask(counter.fill(), by(number))).toMatchObject({ refusal: 'voucher_over', field: 'number' })
    clock = Date.UTC(2026, 5, 20, 12)
    expect(counter.pay(counter.fill(), by(number)).payments).toMatchObject([{ amount: 20 }])
  })

  test('is none by another number, nor as a gift card, nor where the shop takes none', () => {
    const number = aVoucher(counter.adapters, 20)
    const last = Number(number.at(-1))
    expect(counter.ask(counter.fill(), by(`${number.slice(0, -1)}${(last + 1) % 10}`))).toMatchObject({
      refusal: 'unknown_card',
      message: expect.stringContaining('A digit') as string,
    })
    expect(counter.ask(counter.fill(), by('NONE'))).toMatchObject({ refusal: 'unknown_card' })
    expect(counter.ask(counter.fill(), { kind: 'giftCard', number })).toMatchObject({ refusal: 'unknown_card' })
    expect(counter.giftCard(500, number)).toMatchObject({ refusal: 'card_in_use' })
    const { store } = counter
    store.commit((transaction) => transaction.put('settings', { ...usualTenders, vouchers: false }))
    expect(counter.ask(counter.fill(), by(number))).toMatchObject({ refusal: 'tender_off' })
    expect(left(number)).toBe(20)
  })

  test('gets back what it paid for goods that come back, but not what was lost; or it is store credit', () => {
    const [one, other] = someVouchers(counter.adapters, 5000, { count: 2 }) as [string, string]
    const sale = counter.pay(counter.fill(), by(one))
    const { total } = sale.totals
    expect(counter.ask(comesBack(sale), by(other, 0 - total))).toMatchObject({ refusal: 'not_paid_with' })
    expect(counter.ask(comesBack(sale), inCash(0 - total))).toMatchObject({ refusal: 'not_paid_with' })
    const back = counter.pay(comesBack(sale), by(one, 0 - total))
    expect(back.payments).toMatchObject([{ tender: 'voucher', amount: 0 - total, left: total }])
    expect([left(one), left(other)]).toEqual([total, 5000])
    expect(counter.pay(counter.fill(), by(one)).state).toBe('completed')
    aCustomer(counter.adapters, 'ada', 'Ada Byrne')
    const again = counter.pay(counter.fill(), by(other))
    const credit = counter.pay(forCustomer(counter.adapters, comesBack(again), 'ada'), { kind: 'storeCredit' })
    expect(credit.state).toBe('completed')
    expect(left(other)).toBe(0)
  })
})

test('a shop of before there were vouchers takes them, and what is worth more is lost', () => {
  const { vouchers: _vouchers, voucherRest: _rest, ...earlier } = usualTenders
  counter.store.commit((transaction) => transaction.put('settings', earlier as never))
  const number = aVoucher(counter.adapters, 5000)
  expect(counter.pay(counter.fill(), by(number)).state).toBe('completed')
})
