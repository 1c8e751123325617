import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decidePark, decideResume } from '../../../shared/domain/orders/decide-parking.ts'
import { type CartCommand, decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const after = (order: Order, ...commands: readonly CartCommand[]): Order =>
  commands.reduce((current, command) => append(current, decided(decideCart(current, command))), order)
const add = (fields: Partial<Line> = {}): CartCommand => ({ type: 'add', line: aLine(fields) })
const undo = (cause = 'undo'): CartCommand => ({ type: 'undo', cause })
const contents = ({ lines, priced, totals, customer, note }: Order) => ({ lines, priced, totals, customer, note })
const customer = { name: 'Ada Byrne', email: '', phone: null }

describe('undo', () => {
  const apple = { id: 'apple', variantId: 'apple', unitPrice: 50 }
  const bread = { id: 'bread', variantId: 'bread', unitPrice: 300 }
  const cheese = { id: 'cheese', variantId: 'cheese', unitPrice: 900 }
  const full = after(aCart(), add(apple), add(bread), add(cheese))

  test.each<[string, CartCommand]>([
    ['an added line', add({ id: 'new', variantId: 'new' })],
    ['one more of a line', add({ ...bread, id: 'again' })],
    ['a quantity', { type: 'setQuantity', lineId: 'bread', quantity: 7000 }],
    ['a discount', { type: 'discount', lineId: 'bread', discount: { kind: 'percent', ppm: 100_000 } }],
    ['a note on a line', { type: 'noteLine', lineId: 'bread', note: { text: 'Sliced', printed: true } }],
    ['a void in the middle', { type: 'remove', lineId: 'bread' }],
    ['a note on the order', { type: 'note', note: { text: 'Birthday', printed: false } }],
    ['a customer', { type: 'setCustomer', customer }],
  ])('takes %s back, as an entry', (_what, command) => {
    const changed = after(full, command)
    const undone = after(changed, undo())
    expect(contents(undone)).toEqual({ ...contents(full), note: undone.note })
    expect(undone.note ?? null).toBeNull()
    expect(undone.entries.slice(0, changed.entries.length)).toEqual(changed.entries)
    expect(undone.entries.at(-1)).toMatchObject({ type: 'undone', entryId: changed.entries.at(-1)?.id })
  })

  test('brings a voided line back with its quantity, discount and note, where it was', () => {
    const dressed = after(
      full,
      { type: 'setQuantity', lineId: 'bread', quantity: 3000 },
      { type: 'discount', lineId: 'bread', discount: { kind: 'amount', amount: 50 } },
      { type: 'noteLine', lineId: 'bread', note: { text: 'Sliced', printed: true } },
    )
    expect(contents(after(dressed, { type: 'remove', lineId: 'bread' }, undo()))).toEqual(contents(dressed))
  })

  test('goes back step by step to the empty cart, and then says that there is nothing', () => {
    const empty = after(full, undo('1'), undo('2'), undo('3'))
    expect(empty).toMatchObject({ lines: [], totals: { total: 0 } })
    expect(decideCart(empty, undo('4'))).toMatchObject({ refusal: 'nothing_to_undo' })
    expect(decideCart(aCart(), undo())).toMatchObject({ refusal: 'nothing_to_undo' })
  })

  test('that is asked for again under its id is the same', () => {
    expect(decideCart(after(full, undo('once')), undo('once'))).toEqual([])
  })

  test('does not bring a request back that comes again after its line was undone', () => {
    const undone = after(aCart(), add(apple), undo())
    expect(decideCart(undone, add(apple))).toEqual([])
  })

  test('does not reach behind parking: a parked cart is not taken apart unseen', () => {
    const parked = append(full, decided(decidePark(full, 'Table 4')))
    expect(decideCart(parked, undo())).toMatchObject({ refusal: 'not_a_cart' })
    const resumed = append(parked, decided(decideResume(parked, parked.registerId)))
    expect(decideCart(resumed, undo())).toMatchObject({ refusal: 'nothing_to_undo' })
    expect(after(resumed, add({ ...apple, id: 'another' }), undo()).lines).toHaveLength(3)
  })

  test('of a closed order is refused', () => {
    expect(decideCart(after(full, { type: 'abandon' }), undo())).toMatchObject({ refusal: 'not_a_cart' })
  })

  test('of any change is the cart before it', () => {
    const variants = ['a', 'b', 'c']
    const command: fc.Arbitrary<(order: Order, step: number) => CartCommand> = fc.oneof(
      fc
        .constantFrom(...variants)
        .map((variantId) => (_order: Order, step: number) => add({ id: `${step}`, variantId })),
      fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 9 })).map(
        ([place, pieces]) =>
          ({ lines }: Order): CartCommand => ({
            type: 'setQuantity',
            lineId: lines[place % Math.max(1, lines.length)]?.id ?? '',
            quantity: pieces * 1000,
          }),
      ),
      fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 1_000_000 })).map(
        ([place, ppm]) =>
          ({ lines }: Order): CartCommand => ({
            type: 'discount',
            lineId: lines[place % Math.max(1, lines.length)]?.id ?? '',
            discount: { kind: 'percent', ppm },
          }),
      ),
      fc.nat(5).map(
        (place) =>
          ({ lines }: Order): CartCommand => ({
            type: 'remove',
            lineId: lines[place % Math.max(1, lines.length)]?.id ?? '',
          }),
      ),
      fc.boolean().map((there) => (): CartCommand => ({ type: 'setCustomer', customer: there ? customer : null })),
      fc.constant((_order: Order, step: number) => undo(`undo-${step}`)),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        let order = aCart()
        /** What the cart was before each change that still counts. */
        const befores: Order[] = []
        for (const [step, make] of commands.entries()) {
          const made = make(order, step)
          const happenings = decideCart(order, made)
          if (isRefusal(happenings) || happenings.length === 0) continue
          const before = made.type === 'undo' ? befores.pop() : undefined
          if (made.type !== 'undo') befores.push(order)
          order = append(order, happenings)
          if (before !== undefined) expect(contents(order)).toEqual(contents(before))
        }
        expect(order.exceptions).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
