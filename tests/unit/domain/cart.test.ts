import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CartCommand, decideCart, mostLines, mostUnits } from '../../../shared/domain/orders/decide-sale.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { aCart, append, aWebOrder, decided } from './history.ts'
import { aLine } from './lines.ts'

const after = (order: Order, ...commands: readonly CartCommand[]): Order =>
  commands.reduce((current, command) => append(current, decided(decideCart(current, command))), order)
const add = (fields: Partial<Line> = {}): CartCommand => ({ type: 'add', line: aLine(fields) })
const setQuantity = (quantity: number, lineId = 'line'): CartCommand => ({ type: 'setQuantity', lineId, quantity })
const percentOff = (ppm: number): CartCommand => ({
  type: 'discount',
  lineId: 'line',
  discount: { kind: 'percent', ppm },
})
const amountOff = (amount: number): CartCommand => ({
  type: 'discount',
  lineId: 'line',
  discount: { kind: 'amount', amount },
})

describe('scanning', () => {
  test('a product for the first time adds a line', () => {
    const cart = after(aCart(), add())
    expect(cart.lines).toHaveLength(1)
    expect(cart.totals.total).toBe(100)
  })

  test('the same product again makes it two of one line', () => {
    const cart = after(aCart(), add({ id: 'first' }), add({ id: 'second' }))
    expect(cart.lines).toMatchObject([{ id: 'first', quantity: 2000 }])
    expect(cart.totals.total).toBe(200)
  })

  test.each([
    ['another variant', { variantId: 'other' }, {}],
    ['another price', { unitPrice: 90 }, {}],
    ['another tax, since today', { taxRate: { id: 'standard', name: 'VAT', ppm: 210_000 } }, {}],
    ['a product by weight', { unit: 'kg', quantity: 450 }, { unit: 'kg' }],
  ] as const)('%s is a line of its own', (_what, second, first) => {
    const cart = after(aCart(), add({ id: 'first', ...first }), add({ id: 'second', ...second }))
    expect(cart.lines.map((line) => line.id)).toEqual(['first', 'second'])
  })

  test('does not join a line that has a discount', () => {
    const cart = after(aCart(), add(), percentOff(100_000), add({ id: 'second' }))
    expect(cart.lines).toMatchObject([{ quantity: 1000 }, { id: 'second', quantity: 1000, discount: null }])
  })

  test('the same line id again changes nothing, as a line and as one more of another', () => {
    const once = after(aCart(), add({ id: 'first' }))
    expect(decideCart(once, add({ id: 'first' }))).toEqual([])
    const twice = after(once, add({ id: 'second' }))
    expect(decideCart(twice, add({ id: 'second' }))).toEqual([])
    expect(decideCart(twice, add({ id: 'first' }))).toEqual([])
    expect(after(twice, add({ id: 'third' })).lines).toMatchObject([{ quantity: 3000 }])
  })

  test('a request that comes again after its line was removed does not bring it back', () => {
    const cart = after(aCart(), add({ id: 'first' }), { type: 'remove', lineId: 'first' })
    expect(cart.lines).toEqual([])
    expect(decideCart(cart, add({ id: 'first' }))).toEqual([])
  })

  test('one line more than a cart holds is refused', () => {
    const line = (_: unknown, index: number) => aLine({ id: `line-${index}`, variantId: `variant-${index}` })
    const cart = { ...aCart(), lines: Array.from({ length: mostLines }, line) }
    expect(decideCart(cart, add({ id: 'one too many', variantId: 'new' }))).toMatchObject({ refusal: 'too_many_lines' })
    expect(after(cart, add({ id: 'one more', variantId: 'variant-7' })).lines[7]).toMatchObject({ quantity: 2000 })
  })
})

describe('a quantity', () => {
  const cart = after(aCart(), add())

  test('from 1 to 9,999 pieces is taken', () => {
    expect(after(cart, setQuantity(1000)).totals.total).toBe(100)
    expect(after(cart, setQuantity(mostUnits)).totals.total).toBe(999_900)
  })

  test.each([0, -1000, mostUnits + 1000, 5_000_000_000_000, 1000.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'of %d thousandths is out of range',
    (quantity) => {
      expect(decideCart(cart, setQuantity(quantity))).toMatchObject({
        refusal: 'quantity_out_of_range',
        field: 'quantity',
      })
      expect(decideCart(aCart(), add({ quantity }))).toMatchObject({ refusal: 'quantity_out_of_range' })
    },
  )

  test('of pieces is whole; of kilograms has three decimals', () => {
    expect(decideCart(cart, setQuantity(1500))).toMatchObject({ refusal: 'not_whole', field: 'quantity' })
    expect(decideCart(aCart(), add({ quantity: 1 }))).toMatchObject({ refusal: 'not_whole' })
    expect(after(aCart(), add({ unit: 'kg', quantity: 1 }), setQuantity(1234)).lines).toMatchObject([
      { quantity: 1234 },
    ])
  })

  test('that scanning would raise beyond the most is refused', () => {
    const full = after(cart, setQuantity(mostUnits))
    expect(decideCart(full, add({ id: 'second' }))).toMatchObject({ refusal: 'quantity_out_of_range' })
  })
})

describe('a discount', () => {
  const cart = after(aCart(), add({ unitPrice: 500, quantity: 2000 }))

  test('is taken off the line, replaced, and taken back', () => {
    expect(after(cart, percentOff(100_000)).totals).toMatchObject({ discount: 100, total: 900 })
    expect(after(cart, percentOff(100_000), amountOff(1000)).totals).toMatchObject({ discount: 1000, total: 0 })
    expect(after(cart, percentOff(1_000_000), { type: 'discount', lineId: 'line', discount: null }).totals.total).toBe(
      1000,
    )
  })

  test.each([0, -1, 1_000_001, 0.5, Number.NaN])('of %d parts per million is out of range', (ppm) => {
    expect(decideCart(cart, percentOff(ppm))).toMatchObject({ refusal: 'discount_out_of_range', field: 'discount' })
  })

  test.each([0, -1, 1001, 0.5, Number.NaN])('of %d minor units off 10.00 is out of range', (amount) => {
    expect(decideCart(cart, amountOff(amount))).toMatchObject({ refusal: 'discount_out_of_range', field: 'discount' })
  })

  test('never makes a line negative when its quantity falls afterwards', () => {
    expect(after(cart, amountOff(1000), setQuantity(1000)).totals).toMatchObject({
      subtotal: 500,
      discount: 500,
      total: 0,
    })
  })
})

describe('a cart', () => {
  const commands = [
    add(),
    setQuantity(2000),
    percentOff(1),
    { type: 'remove', lineId: 'line' },
    { type: 'abandon' },
  ] as const

  test('that was cleared, and a web order, take no command', () => {
    const abandoned = after(aCart(), add(), { type: 'abandon' })
    expect(abandoned).toMatchObject({ state: 'cancelled', reason: { code: 'abandoned' } })
    for (const command of commands) {
      expect(decideCart(abandoned, command), `${command.type} after clearing`).toMatchObject({ refusal: 'not_a_cart' })
      expect(decideCart(aWebOrder([aLine()]), command), `${command.type} on a web order`).toMatchObject({
        refusal: 'not_a_cart',
      })
    }
  })

  test('does not know a line that was removed', () => {
    const cart = after(aCart(), add(), { type: 'remove', lineId: 'line' })
    for (const command of [setQuantity(1000), percentOff(1), { type: 'remove', lineId: 'line' } as const])
      expect(decideCart(cart, command)).toMatchObject({ refusal: 'unknown_line' })
  })

  test('costs the same in whatever order its products are scanned', () => {
    const products = fc.array(
      fc.record({ variant: fc.integer({ min: 0, max: 5 }), pieces: fc.integer({ min: 1, max: 20 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    const scans = products.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    )
    fc.assert(
      fc.property(scans, ([given, other]) => {
        const scan = (items: typeof given) =>
          after(
            aCart(),
            ...items.map(({ variant, pieces }, index) =>
              add({
                id: `line-${index}`,
                variantId: `variant-${variant}`,
                unitPrice: 33 * variant + 7,
                quantity: pieces * 1000,
              }),
            ),
          )
        expect(scan(other).totals).toEqual(scan(given).totals)
      }),
      { numRuns: 2000 },
    )
  })
})
