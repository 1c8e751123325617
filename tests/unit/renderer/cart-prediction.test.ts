import { describe, expect, test } from 'vitest'
import { beginCart, changedLine, keepUnchanged, predictCart } from '../../../renderer/stores/cart-prediction.ts'
import { lineFor } from '../../../shared/domain/catalog/line-for.ts'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { CartCommand } from '../../../shared/domain/orders/decide-sale.ts'
import type { Register, Shop } from '../../../shared/domain/settings/settings.ts'

const shop: Shop = {
  id: 'shop',
  kind: 'shop',
  name: 'Corner shop',
  address: [],
  currency: 'EUR',
  digits: 2,
  locale: 'en-IE',
  pricesIncludeTax: true,
  taxRates: [{ id: 'standard', name: 'VAT', ppm: 230_000 }],
  locations: [{ id: 'floor', name: 'Shop floor', kind: 'shopFloor' }],
  sample: false,
}
const register: Register = {
  id: 'r1',
  kind: 'register',
  name: 'Till 1',
  prefix: 'T1',
  lastReceipt: 0,
  locationId: 'floor',
  printer: null,
}
const market = { offers: [], priceLists: [], at: 0 }
const product: Product = {
  id: 'mug',
  handle: 'mug',
  name: 'Mug',
  description: '',
  vendor: '',
  category: '',
  status: 'active',
  unit: 'piece',
  taxRateId: 'standard',
  optionNames: [],
  variants: [
    { id: 'mug-1', sku: 'M1', barcode: null, options: [], price: 1230, tracked: true, digital: null },
    { id: 'mug-2', sku: 'M2', barcode: null, options: [], price: 500, tracked: true, digital: null },
  ],
  updatedAt: 0,
}

const add = (lineId: string, variant = 0): CartCommand => {
  const chosen = product.variants[variant]
  if (chosen === undefined) throw new Error('no such variant')
  return { type: 'add', line: lineFor(shop, { product, variant: chosen }, lineId, 1000, market, null) }
}
const empty = beginCart('cart', shop, register)

describe('the cart on screen before the order manager has answered', () => {
  test('given an empty cart, when a product is scanned, then its price and tax are there at once', () => {
    const cart = predictCart(empty, [add('one')], market)
    expect(cart.totals).toMatchObject({ total: 1230, tax: 230, net: 1000 })
    expect(cart.lines).toHaveLength(1)
  })

  test('given a scan that waits for its answer, when the answer came before it over another way, then it counts once', () => {
    const answered = predictCart(empty, [add('one')], market)
    expect(predictCart(answered, [add('one')], market).lines[0]?.quantity).toBe(1000)
  })

  test('the same product twice is one line of two', () => {
    const cart = predictCart(empty, [add('one'), add('two')], market)
    expect(cart.lines.map((line) => line.quantity)).toEqual([2000])
    expect(cart.totals.total).toBe(2460)
  })

  test('what would be refused is left out, and the rest goes on', () => {
    const cart = predictCart(
      empty,
      [
        { type: 'setQuantity', lineId: 'gone', quantity: 2000 },
        add('one'),
        { type: 'setQuantity', lineId: 'one', quantity: 1500 },
        { type: 'discount', lineId: 'one', discount: { kind: 'percent', ppm: 100_000 } },
      ],
      market,
    )
    expect(cart.lines[0]).toMatchObject({ quantity: 1000, discount: { ppm: 100_000 } })
    expect(cart.totals.total).toBe(1107)
  })

  test('given the answer says the same of a line, then it stays the same object, and is not drawn again', () => {
    const before = predictCart(empty, [add('one'), add('two', 1)], market)
    const answer = structuredClone(
      predictCart(before, [{ type: 'setQuantity', lineId: 'two', quantity: 3000 }], market),
    )
    const shown = keepUnchanged(before, answer)
    expect(shown.lines[0]).toBe(before.lines[0])
    expect(shown.priced[0]).toBe(before.priced[0])
    expect(shown.lines[1]).not.toBe(before.lines[1])
  })

  test('the line that changed is the one to light up', () => {
    const before = predictCart(empty, [add('one'), add('two', 1)], market)
    expect(changedLine(empty, before)).toBe('two')
    expect(changedLine(before, predictCart(before, [add('three')], market))).toBe('one')
    expect(changedLine(before, structuredClone(before))).toBeNull()
    expect(changedLine(before, predictCart(before, [{ type: 'remove', lineId: 'one' }], market))).toBeNull()
  })
})
