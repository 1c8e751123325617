import { describe, expect, test } from 'vitest'
import { openStore } from '../../../electron/store/open-store.ts'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { must } from '../../support/client.ts'
import { Counter } from '../../support/counter.ts'
import { layawaysAt } from '../../support/set-aside.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

/** One is held with two instalments on it, one was handed over, one cancelled. */
const shop = aTradedShop(async (folder) => {
  const store = await openStore({ folder })
  const counter = new Counter(() => Date.UTC(2026, 2, 1, 9))
  await counter.found(store)
  const layaways = layawaysAt(counter)
  layaways.instalment(layaways.setAside(100, '2026-04-30'), { kind: 'cash', given: 50 })
  layaways.instalment(layaways.setAside(100, '2026-04-30', 'SKU-8'), { kind: 'cash', given: 500 })
  must(layaways.cancel(layaways.setAside(100, '2026-04-30', 'SKU-7')))
  await store.close()
})

const held = (file: Tamperer): Order => first(file.all('orders').filter(({ state }) => state === 'setAside'))
const change = (how: (order: Order) => object) => (file: Tamperer) => {
  const order = held(file)
  file.write('orders', order.id, { ...order, ...how(order) })
}
const entries = (how: (entry: Entry) => Entry[]) => change((order) => ({ entries: order.entries.flatMap(how) }))
const less = ({ reservations }: Order) => ({
  reservations: reservations.map((one) => ({ ...one, quantity: one.quantity - 1000 })),
})
/** Everywhere in the order: in its entries and in what they make of it. */
const everywhere = (is: string, other: string) =>
  change((order) => JSON.parse(JSON.stringify(order).replaceAll(is, other)) as object)

test('what was set aside, paid in instalments, handed over and cancelled is as it should be', () =>
  expect(shop.faultsAfter(() => undefined)).toBe(''))

describe('what is set aside', () => {
  test.each<[string, RegExp, Tampering]>([
    ['of which less is reserved', /reservations is .* but its entries make it/, change(less)],
    [
      'whose goods are not reserved in stock',
      /0 reserved, but movements and orders make it .* 3000/,
      (file) => file.run('UPDATE stock_levels SET reserved = 0'),
    ],
    [
      'that is held for longer than was agreed',
      /layaway is/,
      change(({ layaway }) => ({ layaway: { ...layaway, heldUntil: '2026-12-31' } })),
    ],
    [
      'that is a cart again',
      /state is "draft", but its entries make it "setAside"/,
      change(() => ({ state: 'draft' })),
    ],
    [
      'that was sold without being paid in full',
      /state is|was sold for/,
      change(() => ({ state: 'completed', number: 'R1-000002' })),
    ],
    [
      'of which an instalment is another amount',
      /and 40 was paid|tells of 50|its takings are/,
      everywhere('"amount":50', '"amount":40'),
    ],
    [
      'of which an instalment is gone',
      /its payment 2 is missing|its takings are/,
      entries((entry) => (entry.type === 'paymentTaken' && entry.payment.amount === 50 ? [] : [entry])),
    ],
    [
      'of which an instalment has no proof',
      /there is no proof of the instalment|Number 2 of R1-L is missing/,
      entries((entry) => {
        if (entry.type !== 'putBack') return [entry]
        const { proof: _, ...bare } = entry
        return [bare]
      }),
    ],
    [
      'of which a proof bears the number of another',
      /Number 1 of R1-L was given twice/,
      everywhere('R1-L000002', 'R1-L000001'),
    ],
    ['of which a proof’s number leaves a gap', /Number 2 of R1-L is missing/, everywhere('R1-L000002', 'R1-L000009')],
    [
      'that had less paid at first than the shop wants',
      /was set aside with 100 paid, and 294 is the least/,
      everywhere('"leastPpm":200000', '"leastPpm":900000'),
    ],
    [
      'that is nobody’s',
      /is set aside for nobody/,
      change((order) => ({ customer: null, entries: order.entries.filter(({ type }) => type !== 'customerAttached') })),
    ],
    [
      'whose price was changed since',
      /orderDiscounted .* changes what is set aside/,
      change((order) => {
        const last = first(order.entries.toReversed())
        const cheaper = { ...last, id: 'cheaper', counter: last.counter + 1, type: 'orderDiscounted', discount: null }
        return { entries: [...order.entries, cheaper] }
      }),
    ],
    [
      'whose last proofs were cut off the register’s counter',
      /The numbers of R1-L end at/,
      (file) => {
        const register = first(file.all('settings').filter(({ kind }) => kind === 'register'))
        file.write('settings', register.id, { ...register, lastProof: 9 })
      },
    ],
  ])('%s is found', (_what, found, how) => expect(shop.faultsAfter(how)).toMatch(found))

  test('that was cancelled with money kept on it is found', () => {
    const kept: Tampering = (file) => {
      const order = first(file.all('orders').filter(({ state }) => state === 'cancelled'))
      const left = order.entries.filter(({ type }) => type !== 'paymentReturned')
      const payments = left.flatMap((entry) => (entry.type === 'paymentTaken' ? [entry.payment] : []))
      file.write('orders', order.id, { ...order, payments, entries: left })
    }
    expect(shop.faultsAfter(kept)).toMatch(/was given up with 100 on it/)
  })

  test('of which the journal tells of a proof that is not there is found', () => {
    const gone: Tampering = (file) => file.remove('orders', held(file).id)
    expect(shop.faultsAfter(gone)).toMatch(/tells of the proof R1-L000001 of .*, which is not there/)
  })
})
