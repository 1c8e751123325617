import { describe, expect, test } from 'vitest'
import type { Entry, Voided } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

const shop = aTradedShop()
const voidedIn = (entry: Entry): Voided | undefined => ('voided' in entry ? entry.voided : undefined)
const voidedCart = (file: Tamperer): Order =>
  first(file.all('orders').filter(({ entries }) => entries.some((entry) => voidedIn(entry)?.place === 1)))
/** Another entry in the place of each that is a void of this type. */
const change = (type: Entry['type'], how: (entry: Entry, voided: Voided) => object) => (file: Tamperer) => {
  const order = voidedCart(file)
  const entries = order.entries.map((entry) => {
    const voided = voidedIn(entry)
    return entry.type === type && voided !== undefined ? how(entry, voided) : entry
  })
  file.write('orders', order.id, { ...order, entries })
}
const withoutVoid = ({ ...entry }: Entry): object => {
  if ('voided' in entry) Reflect.deleteProperty(entry, 'voided')
  return entry
}

test('voids are as they should be, and there are some of each kind', () => {
  const kinds: string[] = []
  expect(
    shop.faultsAfter((file) => {
      kinds.push(...voidedCart(file).entries.flatMap((entry) => (voidedIn(entry) === undefined ? [] : [entry.type])))
    }),
  ).toBe('')
  expect(kinds).toEqual(['lineRemoved', 'quantityChanged', 'undone', 'abandoned'])
})

describe('a void', () => {
  test.each<[string, RegExp, Tampering]>([
    ...(['lineRemoved', 'quantityChanged', 'undone', 'abandoned'] as const).map((type): [string, RegExp, Tampering] => [
      `(${type}) that took out less`,
      /a void of \d+ took out \d+/,
      change(type, (entry, voided) => ({ ...entry, voided: { ...voided, amount: voided.amount - 1 } })),
    ]),
    ['that is none any more', /its takings are/, change('lineRemoved', withoutVoid)],
    [
      'that is none any more, nor in the shift',
      /tells of the void .*, which is not there/,
      (file) => {
        const cart = voidedCart(file)
        const gone = first(cart.entries.flatMap((entry) => voidedIn(entry) ?? []))
        change('lineRemoved', withoutVoid)(file)
        for (const shift of file.all('shifts'))
          if (shift.kind === 'shift' && shift.id === gone.shiftId) file.write('shifts', shift.id, lessBy(shift, gone))
      },
    ],
    [
      'that is counted as another',
      /its void \d+ is missing/,
      change('undone', (entry, voided) => ({ ...entry, voided: { ...voided, place: voided.place - 1 } })),
    ],
    [
      'of a shift that is not there',
      /was made in a shift that is not there/,
      change('undone', (entry, voided) => ({ ...entry, voided: { ...voided, shiftId: 'none' } })),
    ],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})

const lessBy = (shift: Shift, { amount }: Voided): Shift => {
  const { voids = { count: 0, amount: 0 } } = shift.takings
  return {
    ...shift,
    takings: { ...shift.takings, voids: { count: voids.count - 1, amount: voids.amount - amount } },
  }
}
