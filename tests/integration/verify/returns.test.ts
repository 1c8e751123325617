import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

const shop = aTradedShop()

type Returned = Extract<Entry, { type: 'returned' }>
const saleOf = (file: Tamperer): Order => first(file.all('orders').filter(({ returned }) => returned !== undefined))
const returnOf = (file: Tamperer): Order =>
  first(file.all('orders').filter(({ lines }) => lines.some(({ returned }) => returned !== undefined)))

/** What a return says on its sale is another, in the entries and in what they come to. */
const told =
  (how: (entry: Returned) => Partial<Returned>, sums: (order: Order) => object): Tampering =>
  (file) => {
    const sale = saleOf(file)
    const place = sale.entries.findIndex(({ type }) => type === 'returned')
    const entries = sale.entries.map((entry, index) =>
      index === place && entry.type === 'returned' ? { ...entry, ...how(entry) } : entry,
    )
    file.write('orders', sale.id, { ...sale, entries, ...sums(sale) })
  }
/** A line that came back is another, in the entries and on the order. */
const cameBack =
  (how: (line: Line) => Line): Tampering =>
  (file) => {
    const order = returnOf(file)
    const entries = order.entries.map((entry) =>
      entry.type === 'lineAdded' ? { ...entry, line: how(entry.line) } : entry,
    )
    file.write('orders', order.id, { ...order, entries, lines: order.lines.map(how) })
  }
const withFrom = (line: Line, fields: object): Line =>
  line.returned?.from ? { ...line, returned: { ...line.returned, from: { ...line.returned.from, ...fields } } } : line

describe('a return', () => {
  test.each<[string, RegExp, Tampering]>([
    [
      'of which the sale tells no more',
      /takes back what its sale tells nothing of/,
      (file) => {
        const { returned: _returned, ...sale } = saleOf(file)
        file.write('orders', sale.id, { ...sale, entries: sale.entries.filter(({ type }) => type !== 'returned') })
      },
    ],
    [
      'that gave more than it says',
      /was given back, but \d+ of its payments/,
      told(
        ({ given }) => ({ given: given - 1 }),
        ({ returned }) => ({ returned: returned && { ...returned, given: returned.given - 1 } }),
      ),
    ],
    [
      'of which less came back than it says',
      /came back with R1-\d+, but that took back/,
      told(
        ({ lines }) => ({ lines: lines.map((line) => ({ ...line, quantity: line.quantity - 1000 })) }),
        () => ({}),
      ),
    ],
    [
      'that was held for dearer goods',
      /it was paid for with|what came back was held for/,
      cameBack((line) =>
        withFrom(line, {
          priced: { ...line.returned?.from?.priced, gross: 1 + (line.returned?.from?.priced.gross ?? 0) },
        }),
      ),
    ],
    [
      'of more than was sold',
      /are back, which can’t be/,
      cameBack((line) => ({ ...line, quantity: line.quantity * 9 })),
    ],
    [
      'that went back into stock after all',
      /The movement is/,
      cameBack((line) => (line.returned ? { ...line, returned: { ...line.returned, restock: true } } : line)),
    ],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))

  test('untouched is as it should be', () => expect(shop.faultsAfter(() => undefined)).toBe(''))
})
