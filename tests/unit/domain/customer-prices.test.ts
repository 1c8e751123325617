import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupOf } from '../../../shared/domain/orders/customer-prices.ts'
import { decidePark, decideResume } from '../../../shared/domain/orders/decide-parking.ts'
import { decideRegister, type RegisterCommand } from '../../../shared/domain/orders/decide-register.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import type { Market } from '../../../shared/domain/orders/market.ts'
import type { Customer, Line, Order } from '../../../shared/domain/orders/order.ts'
import { listedPrice, type PriceList } from '../../../shared/domain/pricing/price-list.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const list = (id: string, fields: Partial<PriceList>): PriceList => ({
  ...{ id, name: id, customerGroup: null, from: null, until: null, prices: {}, ppmOff: null },
  ...fields,
})
const market: Market = {
  at: 1000,
  priceLists: [
    list('trade', { customerGroup: 'Trade', prices: { mug: 700 } }),
    list('tenth', { customerGroup: 'Trade', ppmOff: 100_000 }),
    list('staff', { customerGroup: 'Staff', ppmOff: 500_000 }),
    list('later', { customerGroup: 'Staff', from: 2000, prices: { mug: 1 } }),
  ],
  offers: [
    {
      ...{ id: 'club', name: 'Club', reward: { kind: 'orderPercent', ppm: 100_000 }, minimum: null, combinable: true },
      ...{ from: null, until: null, code: null, limit: null, used: 0, customerGroup: 'Club' },
    },
  ],
}
const customer = (group: string, exemption: string | null = null): Customer => ({
  name: 'Ada Byrne',
  email: '',
  phone: null,
  record: {
    ...{ id: 'ada', card: '', group, taxExempt: exemption !== null },
    ...(exemption === null || exemption === '' ? {} : { taxReference: exemption }),
  },
})
const attach = (one: Customer | null): RegisterCommand => ({ type: 'setCustomer', customer: one })
const undo = (cause: string): RegisterCommand => ({ type: 'undo', cause })
const after = (order: Order, ...commands: readonly RegisterCommand[]): Order =>
  commands.reduce((current, command) => append(current, decided(decideRegister(current, command, market))), order)
const add = (id: string, fields: Partial<Line> = {}): RegisterCommand => ({
  type: 'add',
  line: aLine({ id, variantId: id, sku: id, unitPrice: 1000, ...fields }),
})
const cart = after(aCart(), add('mug'), add('jug'))
const prices = (order: Order) => order.lines.map(({ unitPrice }) => unitPrice)
const contents = ({ lines, priced, totals, exemption = null }: Order) => ({ lines, priced, totals, exemption })

describe('a customer’s group', () => {
  test('prices the lines that are in the cart at once, and their own prices come back with the customer’s leaving', () => {
    const trade = after(cart, attach(customer('Trade')))
    expect(prices(trade)).toEqual([700, 900])
    expect(trade.totals.total).toBe(1600)
    expect(trade.lines.map(({ listed }) => listed)).toEqual([
      { id: 'trade', name: 'trade', catalogPrice: 1000 },
      { id: 'tenth', name: 'tenth', ppmOff: 100_000, catalogPrice: 1000 },
    ])
    expect(prices(after(trade, attach(customer('Staff'))))).toEqual([500, 500])
    expect(contents(after(trade, attach(null)))).toEqual(contents(cart))
  })

  test('is the same however it is written, and none is no group', () => {
    expect(prices(after(cart, attach(customer(' trade '))))).toEqual([700, 900])
    expect(after(cart, attach(customer(''))).entries.at(-1)?.type).toBe('customerAttached')
  })

  test('has its promotions and coupons as well', () => {
    expect(after(cart, attach(customer('Club'))).totals).toMatchObject({ discount: 200, total: 1800 })
  })

  test('leaves an agreed price; its own, to which it goes back, is the group’s', () => {
    const override = { unitPrice: 850, reason: 'Chipped' }
    const agreed = after(cart, { type: 'override', lineId: 'mug', override }, attach(customer('Trade')))
    expect(agreed.lines[0]).toMatchObject({ unitPrice: 850, override: { before: 700 } })
    expect(prices(after(agreed, { type: 'override', lineId: 'mug', override: null }))).toEqual([700, 900])
  })

  test('does not touch a list price of the version before, whose catalog price nobody knows', () => {
    const old = after(aCart(), add('mug', { unitPrice: 950, listed: { id: 'old', name: 'Old' } }))
    expect(prices(after(old, attach(customer('Trade'))))).toEqual([950])
  })

  test('stays through parking and resuming, also for what is folded without the shop’s settings', () => {
    const trade = after(cart, attach(customer('Trade', 'IE-77')))
    const parked = append(trade, decided(decidePark(trade, 'Ada')))
    const resumed = append(parked, decided(decideResume(parked, parked.registerId)))
    expect(contents(resumed)).toEqual(contents(trade))
    expect(contents(fold(resumed.id, resumed.entries))).toEqual(contents(trade))
  })
})

describe('a tax-exempt customer', () => {
  // 10.00 with 20 % in it is 8.33 without, twice.
  const exempt = after(cart, attach(customer('', 'IE-77')))

  test('pays prices without the tax in them from then on, with the reference on the order', () => {
    expect(exempt).toMatchObject({ exemption: { reference: 'IE-77' }, totals: { tax: 0, total: 1666 } })
    expect(exempt.totals.taxes).toMatchObject([{ rateId: '', net: 1666, tax: 0 }])
    expect(after(exempt, add('pot')).totals).toMatchObject({ tax: 0, total: 2499 })
  })

  test('needs no reference, and another one is another entry', () => {
    expect(after(cart, attach(customer('', ''))).exemption).toEqual({ reference: '' })
    expect(after(exempt, attach(customer('', 'IE-78'))).exemption).toEqual({ reference: 'IE-78' })
  })

  test('leaves, and the taxes are charged again', () => {
    expect(contents(after(exempt, attach(null)))).toEqual(contents(cart))
    expect(contents(after(exempt, attach(customer(''))))).toEqual(contents(cart))
  })
})

test('7, 13: an order of the version before, with an exempt customer and its taxes, is folded as it was', () => {
  const entries = append(cart, [{ type: 'customerAttached', customer: customer('Trade', 'IE-77') }]).entries
  const old = fold('old', entries)
  expect(old.totals).toEqual(cart.totals)
  expect(old).not.toHaveProperty('exemption')
})

describe('undo', () => {
  test('takes a customer back with all that the customer changed', () => {
    const trade = after(cart, attach(customer('Trade', 'IE-77')))
    expect(contents(after(trade, undo('1')))).toEqual(contents(cart))
    expect(contents(after(trade, attach(null), undo('1')))).toEqual(contents(trade))
  })

  test('of a line’s change leaves it at the group’s price', () => {
    const trade = after(cart, attach(customer('Trade')))
    const more = after(trade, { type: 'setQuantity', lineId: 'mug', quantity: 3000 })
    expect(contents(after(more, undo('1')))).toEqual(contents(trade))
    expect(contents(after(trade, { type: 'remove', lineId: 'mug' }, undo('2')))).toEqual(contents(trade))
  })

  test('of anything is the cart before it, whoever was attached between', () => {
    const lineOf = ({ lines }: Order, place: number) => lines[place % Math.max(1, lines.length)]?.id ?? ''
    const command: fc.Arbitrary<(order: Order, step: number) => RegisterCommand> = fc.oneof(
      fc.constantFrom('mug', 'jug', 'pot').map((id) => (order: Order, step: number): RegisterCommand => {
        const found = listedPrice(market.priceLists, { id, price: 1000 }, market.at, groupOf(order.customer))
        const listed = found === null ? {} : { listed: { ...found.list, catalogPrice: 1000 } }
        return add(`${step}`, { variantId: id, sku: id, unitPrice: found?.price ?? 1000, ...listed })
      }),
      fc
        .constantFrom(null, customer(''), customer('Trade'), customer('Staff', 'X'), customer('Club', ''))
        .map((one) => () => attach(one)),
      fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 9 })).map(
        ([place, pieces]) =>
          (order: Order): RegisterCommand => ({
            type: 'setQuantity',
            lineId: lineOf(order, place),
            quantity: pieces * 1000,
          }),
      ),
      fc.nat(5).map(
        (place) =>
          (order: Order): RegisterCommand => ({
            type: 'override',
            lineId: lineOf(order, place),
            override: { unitPrice: 640, reason: 'Chipped' },
          }),
      ),
      fc.nat(5).map(
        (place) =>
          (order: Order): RegisterCommand => ({ type: 'remove', lineId: lineOf(order, place) }),
      ),
      fc.constant((_order: Order, step: number) => undo(`undo-${step}`)),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 16 }), (commands) => {
        let order = aCart()
        const befores: Order[] = []
        for (const [step, make] of commands.entries()) {
          const made = make(order, step)
          const happenings = decideRegister(order, made, market)
          if (isRefusal(happenings) || happenings.length === 0) continue
          const before = made.type === 'undo' ? befores.pop() : undefined
          if (made.type !== 'undo') befores.push(order)
          order = append(order, happenings)
          if (before !== undefined) expect(contents(order)).toEqual(contents(before))
          expect(contents(fold(order.id, order.entries))).toEqual(contents(order))
        }
        expect(order.exceptions).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
