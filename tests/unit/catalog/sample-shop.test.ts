import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { samplePins, sampleShop } from '../../../electron/order-manager/setup/sample-shop.ts'
import { gtinCheckDigit } from '../../../shared/domain/catalog/barcode.ts'

const data: unknown = JSON.parse(
  readFileSync(new URL('../../../resources/sample-shop/shop.json', import.meta.url), 'utf8'),
)
let made = 0
const runtime = { newId: () => `id-${++made}`, now: () => 1_700_000_000_000 }
const founded = sampleShop(data, runtime)
const variants = founded.products.flatMap((product) => product.variants.map((variant) => ({ ...variant, product })))
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

describe('the sample shop', () => {
  test('has about 200 products, many with variants, all of them priced and in one of its tax rates', () => {
    expect(founded.products.length).toBeGreaterThanOrEqual(190)
    expect(founded.products.filter((product) => product.variants.length > 1).length).toBeGreaterThanOrEqual(30)
    const rates = founded.shop.taxRates.map((rate) => rate.id)
    expect(new Set(founded.products.map((product) => product.taxRateId))).toEqual(new Set(rates))
    expect(founded.shop.taxRates.map((rate) => rate.ppm)).toEqual([200_000, 100_000, 50_000, 0])
    for (const { price, options, product } of variants) {
      expect(Number.isSafeInteger(price) && price > 0).toBe(true)
      expect(options).toHaveLength(product.optionNames.length)
    }
  })
  test('has no handle, SKU, barcode or id twice', () => {
    expect(repeated(founded.products.map((product) => product.handle))).toEqual([])
    expect(repeated(variants.map((variant) => variant.sku.toLowerCase()))).toEqual([])
    expect(repeated(variants.flatMap(({ barcode }) => barcode ?? []))).toEqual([])
    expect(repeated([...founded.products, ...variants, ...founded.movements].map(({ id }) => id))).toEqual([])
    for (const product of founded.products)
      expect(repeated(product.variants.map((variant) => variant.options.join('/')))).toEqual([])
  })
  test('has EAN-13 with right check digits; those for use inside a shop are for weighed goods alone', () => {
    for (const { barcode, product } of variants) {
      if (barcode === null) continue
      expect(barcode).toMatch(/^\d{13}$/)
      expect(Number(barcode[12])).toBe(gtinCheckDigit(barcode.slice(0, 12)))
      expect(barcode.startsWith('2')).toBe(product.unit === 'kg')
    }
    expect(founded.products.filter((product) => product.unit === 'kg').length).toBeGreaterThanOrEqual(3)
  })
  test('has links and licence keys, which are not counted', () => {
    expect(new Set(variants.flatMap(({ digital }) => digital?.kind ?? []))).toEqual(new Set(['link', 'licenceKey']))
    expect(variants.filter(({ digital, tracked }) => digital !== null && tracked)).toEqual([])
  })
  test('puts the web shop into its links once that is known', () => {
    const links = (url: string | null) =>
      sampleShop(data, runtime, url).products.flatMap((product) =>
        product.variants.flatMap(({ digital }) => (digital?.kind === 'link' ? digital.template : [])),
      )
    expect(new Set(links('http://127.0.0.1:5/'))).toEqual(new Set(['http://127.0.0.1:5/access/{token}']))
    expect(new Set(links(null))).toEqual(new Set(['{webShop}/access/{token}']))
  })
  test('has stock on the shop floor and in the warehouse, and staff of every role with a PIN', () => {
    const counted = variants.filter((variant) => variant.tracked).map(({ id }) => id)
    expect(new Set(founded.movements.map(({ variantId }) => variantId))).toEqual(new Set(counted))
    for (const { kind, id } of founded.shop.locations)
      expect([kind, founded.movements.some((movement) => movement.locationId === id && movement.quantity > 0)]).toEqual(
        [kind, true],
      )
    expect(founded.staff.map(({ role }) => role).sort()).toEqual(['admin', 'backOffice', 'cashier', 'picker'])
    expect([...samplePins(data)]).toEqual(founded.staff.map(({ name, pin }) => [name, pin]))
  })
})
