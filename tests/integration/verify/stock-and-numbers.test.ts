import { describe, expect, test } from 'vitest'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

const shop = aTradedShop()
const soldOf = (file: Tamperer): Order[] => file.all('orders').filter((order) => order.state === 'completed')

describe('stock', () => {
  const movement = (file: Tamperer) => first(file.all('movements').filter(({ orderId }) => orderId !== null))
  test.each<[string, RegExp, Tampering]>([
    [
      'of which a movement was edited',
      /The movement is .* but its order makes it/,
      (file) => {
        const one = movement(file)
        file.write('movements', one.id, { ...one, quantity: one.quantity + 1000 })
      },
    ],
    [
      'of which a movement was deleted',
      /is missing: its order says/,
      (file) => file.remove('movements', movement(file).id),
    ],
    [
      'of which an opening was deleted',
      /Stock of .* on hand/,
      (file) => file.remove('movements', first(file.all('movements').filter(({ reason }) => reason === 'opening')).id),
    ],
    [
      'into which a movement was put',
      /is of an order that moved nothing like it/,
      (file) => {
        const one = movement(file)
        file.insert('movements', one.id, { ...one, id: `${one.id}:again` })
      },
    ],
    [
      'whose level was edited',
      /Stock of/,
      (file) =>
        file.run(
          'UPDATE stock_levels SET on_hand = on_hand + 1 WHERE rowid_of_none IS NULL'.replace(
            ' WHERE rowid_of_none IS NULL',
            '',
          ),
        ),
    ],
    ['whose reservation was edited', /reserved/, (file) => file.run('UPDATE stock_levels SET reserved = 0')],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})

describe('numbers', () => {
  test.each<[string, RegExp, Tampering]>([
    [
      'of which one was given twice',
      /was given twice|is missing/,
      (file) => {
        const [one, other] = soldOf(file)
        if (one === undefined || other === undefined) throw new Error('too few sales')
        const renamed = JSON.parse(JSON.stringify(one).replaceAll(one.number, other.number)) as Order
        file.write('orders', one.id, renamed)
      },
    ],
    [
      'whose last receipt is gone',
      /Numbers: The numbers of R1- end at/,
      (file) => {
        const [last] = soldOf(file).sort((one, other) => (one.number < other.number ? 1 : -1))
        if (last !== undefined) file.remove('orders', last.id)
      },
    ],
    [
      'whose first receipt is gone',
      /Numbers: Number 1 of R1- is missing/,
      (file) => file.remove('orders', first(soldOf(file).filter(({ number }) => number === 'R1-000001')).id),
    ],
    [
      'whose counter was set back',
      /Numbers: The numbers of R1- end at \d+, but 4 were given/,
      (file) => {
        const register = first(file.all('settings').filter(({ kind }) => kind === 'register'))
        file.write('settings', register.id, { ...register, lastReceipt: 4 })
      },
    ],
    [
      'of web orders, of which one is gone',
      /Numbers: .*W/,
      (file) => file.remove('orders', first(file.all('orders').filter(({ channel }) => channel === 'web')).id),
    ],
  ])('%s are noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
