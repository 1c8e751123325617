import { describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { createCart } from '../../../electron/order-manager/register/cart.ts'
import { createPay } from '../../../electron/order-manager/register/pay.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { LedgerEntry } from '../../../shared/domain/ledgers/ledger-entry.ts'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order, Payment } from '../../../shared/domain/orders/order.ts'
import { must } from '../../support/client.ts'
import { foundPlainShop } from '../../support/plain-shop.ts'
import { aVoucher } from '../../support/with-vouchers.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

/** One voucher pays a part, another all of a sale and is worth more; a third was never used. */
const shop = aTradedShop(async (folder) => {
  const store = await openStore({ folder })
  const adapters = { store, runtime: { ...nodeRuntime, hashPin: async () => 'none' } }
  await foundPlainShop(adapters, 12)
  const id = nodeRuntime.newId
  const fill = (): Order => must(createCart(adapters).scan('mia', id(), id(), 'SKU-9')).order
  const pay = ({ id: orderId, totals }: Order, tender: Parameters<ReturnType<typeof createPay>>[1]['tender']): Order =>
    must(createPay(adapters)('mia', { orderId, paymentId: id(), total: totals.total, tender })).order
  pay(pay(fill(), { kind: 'voucher', number: aVoucher(adapters, 20) }), { kind: 'card', reference: '' })
  pay(fill(), { kind: 'voucher', number: aVoucher(adapters, 5000) })
  aVoucher(adapters, 700)
  await store.close()
})

type Amount = Extract<LedgerEntry, { kind: 'amount' }>
const isForfeiting = (payment: Payment): boolean => 'forfeited' in payment
const saleOf = (file: Tamperer): Order =>
  first(file.all('orders').filter(({ payments }) => payments.some(isForfeiting)))
const amounts = (file: Tamperer): Amount[] => file.all('ledgers').filter((one): one is Amount => one.kind === 'amount')
const useOf = (file: Tamperer): Amount => first(amounts(file).filter(({ amount }) => amount === -5000))
const unused = (file: Tamperer): Amount => first(amounts(file).filter(({ amount }) => amount === 700))

const forfeiting =
  (how: (payment: Payment) => object) =>
  (file: Tamperer): void => {
    const sale = saleOf(file)
    const changed = (payment: Payment): Payment => (isForfeiting(payment) ? { ...payment, ...how(payment) } : payment)
    const entries = sale.entries.map(
      (entry): Entry => (entry.type === 'paymentTaken' ? { ...entry, payment: changed(entry.payment) } : entry),
    )
    file.write('orders', sale.id, { ...sale, entries, payments: sale.payments.map(changed) })
  }
/** On the order, in the ledger and in the balance alike: no part of it gainsays another. */
const usedInPart = (file: Tamperer): void => {
  const use = useOf(file)
  const [payment] = saleOf(file).payments
  forfeiting(({ amount }) => ({ amount, forfeited: 1 }))(file)
  const taken = (payment?.amount ?? 0) + 1
  file.write('ledgers', use.id, { ...use, amount: 0 - taken })
  file.run(`UPDATE ledger_balances SET balance = ${5000 - taken} WHERE account = '${use.account}'`)
}

test('vouchers are as they should be', () => expect(shop.faultsAfter(() => undefined)).toBe(''))

describe('a voucher', () => {
  test.each<[string, RegExp, Tampering]>([
    ['of which less was lost than it was worth', /was worth 5000, and was used for \d+ of it/, usedInPart],
    [
      'of which something is left after its use',
      /a voucher paid \d+, and 100 is said to be left on it/,
      forfeiting(() => ({ left: 100 })),
    ],
    [
      'of which less than nothing was lost',
      /-5 can’t have been forfeited with a payment of \d+ by voucher/,
      forfeiting(() => ({ forfeited: -5 })),
    ],
    [
      'whose rest was lost with a card',
      /\d+ can’t have been forfeited with a payment of \d+ by card/,
      forfeiting(() => ({ tender: 'card' })),
    ],
    [
      'whose rest was lost while something was still due',
      /\d+ can’t have been forfeited/,
      (file) => {
        const sale = saleOf(file)
        const entries = sale.entries.toSorted(
          (one, other) => Number(other.type === 'sold') - Number(one.type === 'sold'),
        )
        file.write('orders', sale.id, { ...sale, entries })
      },
    ],
    [
      'that is good once more',
      /is missing: -5000 for voucher:V/,
      (file) => {
        const use = useOf(file)
        file.remove('ledgers', use.id)
        file.run(`UPDATE ledger_balances SET balance = 5000 WHERE account = '${use.account}'`)
      },
    ],
    [
      'that was made worth more',
      /amount is 70000, but the journal tells of 700/,
      (file) => file.write('ledgers', unused(file).id, { ...unused(file), amount: 70_000 }),
    ],
    [
      'that nobody issued',
      /The journal does not tell of forged in the ledgers/,
      (file) => file.insert('ledgers', unused(file).id, { ...unused(file), id: 'forged', account: 'voucher:V1' }),
    ],
    [
      'whose last day was moved',
      /expiresAt is \d+, but the journal tells of null/,
      (file) => {
        const { account } = unused(file)
        const terms = first(file.all('ledgers').filter((one) => one.kind === 'terms' && one.account === account))
        if (terms.kind !== 'terms') throw new Error('These are no terms.')
        file.write('ledgers', terms.id, { ...terms, terms: { ...terms.terms, expiresAt: 1 } })
      },
    ],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
