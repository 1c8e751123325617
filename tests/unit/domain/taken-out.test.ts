import { describe, expect, test } from 'vitest'
import { type CartCommand, decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { takenOut } from '../../../shared/domain/orders/taken-out.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const after = (order: Order, ...commands: readonly CartCommand[]): Order =>
  commands.reduce((current, command) => append(current, decided(decideCart(current, command))), order)
/** What a command takes out of the cart, in minor units. */
const gone = (order: Order, command: CartCommand): number | null => {
  const [happening] = decided(decideCart(order, command))
  if (happening === undefined) throw new Error('nothing happens')
  return takenOut(order, happening)
}
const bread = aLine({ id: 'bread', variantId: 'bread', unitPrice: 300, quantity: 3000 })
const cheese = aLine({ id: 'cheese', variantId: 'cheese', unitPrice: 999, quantity: 1255, unit: 'kg' })
const cart = after(aCart(), { type: 'add', line: bread }, { type: 'add', line: cheese })
const undo: CartCommand = { type: 'undo', cause: 'undo' }
const toQuantity = (lineId: string, quantity: number): CartCommand => ({ type: 'setQuantity', lineId, quantity })
const half: CartCommand = { type: 'discount', lineId: 'bread', discount: { kind: 'percent', ppm: 500_000 } }

describe('what goes out of a cart that was rung up', () => {
  test.each<[string, Order, CartCommand, number | null]>([
    ['a line', cart, { type: 'remove', lineId: 'bread' }, 900],
    ['less of a line', cart, toQuantity('bread', 1000), 600],
    ['less of what is weighed, rounded half away from zero', cart, toQuantity('cheese', 755), 500],
    ['the cart', cart, { type: 'abandon' }, 900 + 1254],
    ['the addition that is undone', cart, undo, 1254],
    ['more of a line that is undone', after(cart, toQuantity('bread', 5000)), undo, 600],
    ['before anything is off', after(cart, half), { type: 'remove', lineId: 'bread' }, 900],
    ['nothing with more of a line', cart, toQuantity('bread', 4000), null],
    ['nothing with a discount', cart, half, null],
    ['nothing with a void that is undone', after(cart, { type: 'remove', lineId: 'bread' }), undo, null],
    ['nothing with less of a line that is undone', after(cart, toQuantity('bread', 1000)), undo, null],
    [
      'nothing with an empty cart',
      after(aCart(), { type: 'note', note: { text: 'x', printed: false } }),
      { type: 'abandon' },
      null,
    ],
  ])('%s', (_what, order, command, amount) => expect(gone(order, command)).toBe(amount))

  test('is nothing of the shop’s where it is goods that come back', () => {
    const back = aLine({ id: 'back', quantity: -1000, returned: { reason: 'Damaged', restock: true, from: null } })
    const returning = append(aCart(), [{ type: 'lineAdded', line: back }])
    expect(gone(returning, { type: 'remove', lineId: 'back' })).toBeNull()
    expect(gone(returning, { type: 'abandon' })).toBeNull()
    expect(gone(returning, undo)).toBeNull()
  })
})
