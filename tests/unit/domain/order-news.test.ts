import { describe, expect, test } from 'vitest'
import { decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import { newsSince, withNews } from '../../../shared/domain/orders/news.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const added = (order: Order, id: string): Order =>
  append(order, decided(decideCart(order, { type: 'add', line: aLine({ id, variantId: id }) })))

const begun = aCart()
const one = added(begun, 'one')
const two = added(one, 'two')
const sentOver = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

describe('the news of an order', () => {
  test('are the entries since those that are known, and make the same order of it', () => {
    const news = sentOver(newsSince(two, one.entries.length))
    expect(news.entries).toEqual(two.entries.slice(-1))
    expect(withNews(one, news)).toEqual(two)
  })

  test('that are known in part already are taken once', () => {
    expect(withNews(one, newsSince(two, begun.entries.length))).toEqual(two)
    expect(withNews(two, newsSince(two, begun.entries.length))).toEqual(two)
  })

  test('are the whole order for who knows nothing of it, or another one', () => {
    expect(withNews(null, newsSince(two, 0))).toEqual(two)
    expect(withNews({ ...one, id: 'another' }, newsSince(two, 0))).toEqual(two)
  })

  test('do not fit where something between is missing', () => {
    expect(withNews(begun, newsSince(two, one.entries.length))).toBeNull()
    expect(withNews(null, newsSince(two, one.entries.length))).toBeNull()
  })

  test('are the whole order where more is known than there is: a backup was restored', () => {
    expect(newsSince(one, two.entries.length)).toMatchObject({ from: 0, entries: one.entries })
  })
})
