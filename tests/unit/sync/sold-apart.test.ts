import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Faults } from '../../../electron/verify/findings.ts'
import { checkOrder } from '../../../electron/verify/orders/check-order.ts'
import { sealOf } from '../../../electron/verify/orders/sealed-version.ts'
import { secondSales } from '../../../electron/verify/orders/second-sales.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { salesOf } from '../../../shared/domain/orders/sales.ts'
import { act } from '../domain/any-order.ts'
import { aCart, append } from '../domain/history.ts'
import { aLine } from '../domain/lines.ts'
import { anyDevice, merged, type Step, versionsApart } from './apart.ts'

const anyAtTheRegister: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ at: anyDevice, clock: fc.integer({ min: 0, max: 3000 }) },
      change: fc
        .oneof(
          fc.record({
            do: fc.constant('add' as const),
            place: fc.nat({ max: 3 }),
            quantity: fc.constant(1000),
            again: fc.boolean(),
          }),
          fc.record({ do: fc.constantFrom('park' as const, 'resume', 'pay', 'payPart', 'undo', 'payBack', 'pay') }),
        )
        .map((action) => (order: Order) => act(order, action)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ at: anyDevice, hears: anyDevice }) },
)

/** Versions of a cart that several tills change, park, take up and sell apart, by clocks that are off. */
const versions = versionsApart(
  fc.constant(append(aCart(), [{ type: 'lineAdded', line: aLine() }])),
  anyAtTheRegister,
  24,
)

const isSold = ({ type }: Order['entries'][number]): boolean => type === 'sold'
/** The version that the till had once it had written this. */
const versionWith = (sent: readonly Order[], entryId: string): Order | undefined =>
  sent.find(({ entries }) => entries.at(-1)?.id === entryId)

test('what was sold is what its till had, whatever others did to the cart meanwhile, and by whatever clock', () => {
  let [sold, overtaken] = [0, 0]
  fc.assert(
    fc.property(versions, (sent) => {
      const order = merged(sent)
      const refused = new Set(order.exceptions.map(({ entryId }) => entryId))
      const sale = order.entries.find((entry) => isSold(entry) && !refused.has(entry.id))
      expect(sale !== undefined).toBe(order.entries.some(isSold))
      if (sale === undefined) return
      const asSold = versionWith(sent, sale.id)
      const { lines, totals, payments, number } = order
      expect({ lines, totals, payments, number }).toEqual({
        ...{ lines: asSold?.lines, totals: asSold?.totals },
        ...{ payments: asSold?.payments, number: asSold?.number },
      })
      sold += 1
      const had = new Set(asSold?.entries.map(({ id }) => id))
      if (order.entries.some(({ id, at }) => at < sale.at && !had.has(id))) overtaken += 1
    }),
    { numRuns: 2000 },
  )
  expect(sold).toBeGreaterThan(100)
  expect(overtaken).toBeGreaterThan(50)
}, 60_000)

test('each sale of a cart that tills sold apart is one to verify, with the entries that its till sealed', () => {
  let several = 0
  fc.assert(
    fc.property(versions, (sent) => {
      const order = merged(sent)
      const faults = new Faults()
      const facts = [checkOrder(order, faults), ...secondSales(order, faults)]
      expect(faults.found).toEqual([])
      const sales = order.entries.filter(isSold)
      const sealed = sales.map(({ id }) => sealOf(versionWith(sent, id)?.entries ?? []))
      expect(facts.flatMap(({ soldDigest }) => soldDigest ?? []).toSorted()).toEqual(sealed.toSorted())
      const totals = sales.map(({ id }) => versionWith(sent, id)?.totals.total ?? 0)
      expect(
        facts.flatMap((one) => (one.soldDigest === null ? [] : one.totals.total)).toSorted((one, other) => one - other),
      ).toEqual(totals.toSorted((one, other) => one - other))
      expect(salesOf(order).map((one) => one.order.totals.total)).toEqual(totals)
      if (sales.length > 2) several += 1
    }),
    { numRuns: 4000 },
  )
  expect(several).toBeGreaterThan(0)
}, 60_000)
