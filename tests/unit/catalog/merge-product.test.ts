import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogRow, RowRules } from '../../../shared/domain/catalog/catalog-row.ts'
import type { CodeOwner } from '../../../shared/domain/catalog/known-codes.ts'
import { type MergedProduct, mergeProduct } from '../../../shared/domain/catalog/merge-product.ts'
import type { Product } from '../../../shared/domain/catalog/product.ts'

const taxRates = [
  { id: 'standard', name: 'Standard', ppm: 200_000 },
  { id: 'reduced', name: 'Reduced', ppm: 55_000 },
]
const rules = (format: RowRules['format'] = 'template'): RowRules => ({
  format,
  taxes: { taxRates },
  digits: 2,
  currencyMarks: ['EUR', '€'],
})
const nobody = { sku: () => undefined, barcode: () => undefined }

const row = (line: number, values: CatalogRow['values']): CatalogRow => ({ line, values })
const mug = (line: number, colour: string, more: CatalogRow['values'] = {}) =>
  row(line, {
    handle: 'mug',
    name: 'Mug',
    option1Name: 'Colour',
    option1: colour,
    sku: `MUG-${colour}`,
    price: '9.90',
    stock: '4',
    ...more,
  })

const merge = (
  rows: readonly CatalogRow[],
  existing?: Product,
  more: Partial<Parameters<typeof mergeProduct>[2]> = {},
): MergedProduct =>
  mergeProduct(rows, existing, {
    rules: rules(),
    codes: nobody,
    continued: false,
    ids: Array.from(
      { length: rows.length + 1 },
      (_, index) => `${existing === undefined ? 'first' : 'later'}-${index}`,
    ),
    now: existing === undefined ? 1 : 2,
    ...more,
  })
const made = (merged: MergedProduct): Product => {
  if (merged.product === null) throw new Error(JSON.stringify(merged.problems))
  return merged.product
}

describe('rows of one product', () => {
  test('become its variants, with their stock', () => {
    const merged = merge([mug(2, 'Blue'), mug(3, 'Red', { name: '', price: '€ 10' })])
    expect(merged.problems).toEqual([])
    expect(made(merged)).toMatchObject({
      handle: 'mug',
      name: 'Mug',
      optionNames: ['Colour'],
      taxRateId: 'standard',
      unit: 'piece',
      status: 'active',
    })
    expect(made(merged).variants.map(({ sku, options, price, tracked }) => [sku, options, price, tracked])).toEqual([
      ['MUG-Blue', ['Blue'], 990, true],
      ['MUG-Red', ['Red'], 1000, true],
    ])
    expect(merged.taken.map(({ line, stock }) => [line, stock])).toEqual([
      [2, 4000],
      [3, 4000],
    ])
  })

  test('a tax rate is known by name or percentage', () => {
    for (const text of ['reduced', '5.5', '5,5 %', '5.50%'])
      expect(made(merge([mug(2, 'Blue', { taxRate: text })])).taxRateId).toBe('reduced')
    expect(merge([mug(2, 'Blue', { taxRate: '7 %' })]).problems).toEqual([
      { line: 2, field: 'taxRate', reason: 'The shop has no tax rate “7 %”. It has: Standard, Reduced.' },
    ])
  })

  test.each<[string, CatalogRow['values'], string]>([
    ['no price', { price: '' }, 'price'],
    ['a price that is no number', { price: 'call us' }, 'price'],
    ['a negative price', { price: '-1' }, 'price'],
    ['too many decimals', { price: '1.999' }, 'price'],
    ['half a piece in stock', { stock: '1.5' }, 'stock'],
    ['a stock beyond range', { stock: '99999999' }, 'stock'],
    ['a wrong check digit', { barcode: '4006381333930' }, 'barcode'],
    ['no value for its option', { option1: '' }, 'option1'],
  ])('a row with %s is named, and the other one comes in', (_what, wrong, field) => {
    const merged = merge([mug(2, 'Blue'), mug(3, 'Red', wrong)])
    expect(merged.problems).toMatchObject([{ line: 3, field }])
    expect(made(merged).variants.map((variant) => variant.sku)).toEqual(['MUG-Blue'])
  })

  test('without a name, each is named', () => {
    const merged = merge([mug(2, 'Blue', { name: ' ' }), mug(3, 'Red', { name: '' })])
    expect(merged.product).toBeNull()
    expect(merged.problems.map(({ line, field }) => [line, field])).toEqual([
      [2, 'name'],
      [3, 'name'],
    ])
  })

  test('codes of another product are refused', () => {
    const other: CodeOwner = { productId: 'other', line: null }
    const codes = {
      sku: (sku: string) => (sku === 'MUG-Red' ? other : undefined),
      barcode: (code: string) => (code === 'X1' ? { ...other, line: 9 } : undefined),
    }
    const merged = merge([mug(12, 'Blue'), mug(13, 'Red'), mug(14, 'Green', { barcode: 'X1' })], undefined, { codes })
    expect(merged.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [13, 'The SKU “MUG-Red” belongs to another product of the shop.'],
      [14, 'The barcode X1 stands in line 9 already.'],
    ])
  })

  test('a unit of kg takes three decimals of stock', () => {
    const cheese = row(2, { name: 'Cheese', handle: 'cheese', unit: 'kg', price: '24', stock: '6.25' })
    expect(merge([cheese]).taken).toMatchObject([{ stock: 6250 }])
  })
})

describe('what Shopify exports', () => {
  const shopify = (line: number, values: CatalogRow['values']) => row(line, { handle: 'pot', sku: '', ...values })
  const first = {
    name: 'Pot',
    option1Name: 'Size',
    option1: 'Small',
    price: '9.99',
    stock: '1',
    requiresShipping: 'true',
    tracker: '',
  }

  test('pictures are no bad rows, and a SKU is made of handle and options', () => {
    const merged = merge(
      [shopify(2, first), shopify(3, { option1: 'Large', price: '15.99', stock: '3' }), shopify(4, {})],
      undefined,
      { rules: rules('shopify') },
    )
    expect(merged.problems).toEqual([])
    expect(made(merged).variants.map((variant) => variant.sku)).toEqual(['pot-small', 'pot-large'])
  })
  test('“Default Title” means no options; what needs no shipping is not counted', () => {
    const merged = merge(
      [shopify(2, { ...first, option1Name: 'Title', option1: 'Default Title', requiresShipping: 'false' })],
      undefined,
      { rules: rules('shopify') },
    )
    expect(made(merged)).toMatchObject({ optionNames: [], variants: [{ sku: 'pot', options: [], tracked: false }] })
    expect(merged.taken).toMatchObject([{ stock: undefined }])
  })
})

describe('a product that the shop has', () => {
  const existing = made(merge([mug(2, 'Blue', { barcode: 'B1' }), mug(3, 'Red')]))

  test('is the same document after the same rows', () =>
    expect(merge([mug(2, 'Blue', { barcode: 'B1' }), mug(3, 'Red')], existing).product).toBe(existing))
  test('keeps its ids when SKU or options change, and the variants that the file lacks', () => {
    const later = made(merge([mug(2, 'Azure', { sku: 'mug-blue', price: '11' })], existing))
    expect(later.id).toBe(existing.id)
    expect(later.variants.map(({ id, options, price }) => [id, options, price])).toEqual([
      [existing.variants[0]?.id, ['Azure'], 1100],
      [existing.variants[1]?.id, ['Red'], 990],
    ])
    const renamed = made(merge([mug(2, 'Red', { sku: 'NEW' })], existing))
    expect(renamed.variants[1]).toMatchObject({ id: existing.variants[1]?.id, sku: 'NEW' })
  })
  test('keeps what the file has no column for', () => {
    const { barcode: _barcode, ...withoutBarcode } = mug(2, 'Blue').values
    const later = made(merge([row(2, withoutBarcode)], { ...existing, vendor: 'Kilnhouse', status: 'archived' }))
    expect(later).toMatchObject({ vendor: 'Kilnhouse', status: 'archived' })
    expect(later.variants[0]?.barcode).toBe('B1')
  })
  test('stays out of web shops where the shop took it out', () => {
    const dearer = mug(2, 'Blue', { price: '11.00' })
    expect(made(merge([dearer], { ...existing, online: false }))).toMatchObject({ online: false })
    expect(made(merge([dearer], existing))).not.toHaveProperty('online')
  })
  test('gains options, and its older variant gets a dash', () => {
    const plain = made(merge([row(2, { handle: 'mug', name: 'Mug', sku: 'M', price: '5' })]))
    const later = made(merge([mug(2, 'Blue')], plain))
    expect(later.variants.map((variant) => variant.options)).toEqual([['–'], ['Blue']])
  })
})

test('whatever the rows: each is taken or named, codes stay unique, and a second time changes nothing', () => {
  const text = (...values: string[]) => fc.constantFrom(...values)
  const anyRow = fc.record({
    name: text('Mug', 'Mug', ''),
    option1Name: text('Size', ''),
    option1: text('S', 'M', 'L', ''),
    option2: text('', 'Blue'),
    sku: text('', '', 'A', 'a', 'B', 'mug-m', 'mug-s-blue'),
    barcode: text('', '', '111', '222'),
    price: text('1', '2.50', 'x'),
    stock: text('', '3', '-1', '1.5'),
  })
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 8 }), (values) => {
      const rows = values.map((one, index) => row(index + 2, { handle: 'mug', ...one }))
      const once = merge(rows)
      const lines = [...once.taken, ...once.problems].map(({ line }) => line)
      expect([...lines].sort((one, other) => one - other)).toEqual(rows.map(({ line }) => line))
      if (once.product === null) return
      const { variants } = once.product
      expect(new Set(variants.map(({ sku }) => sku.toLowerCase())).size).toBe(variants.length)
      const barcodes = variants.flatMap(({ barcode }) => (barcode === null ? [] : [barcode]))
      expect(new Set(barcodes).size).toBe(barcodes.length)
      const owner = { productId: once.product.id, line: null }
      const codes = {
        sku: (sku: string) => (variants.some((one) => one.sku.toLowerCase() === sku.toLowerCase()) ? owner : undefined),
        barcode: (code: string) => (barcodes.includes(code) ? owner : undefined),
      }
      const again = merge(rows, once.product, { codes })
      expect(again.product).toBe(once.product)
      expect(again.problems.map(({ line }) => line)).toEqual(once.problems.map(({ line }) => line))
    }),
    { numRuns: 2000 },
  )
})
