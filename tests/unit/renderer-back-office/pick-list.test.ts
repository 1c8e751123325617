import { describe, expect, test } from 'vitest'
import {
  isCodeOf,
  matchScan,
  type PickLine,
  pickList,
  pickProgress,
} from '../../../renderer/features/fulfilment/pick-list.ts'

const line = (change: Partial<PickLine>): PickLine => ({
  id: 'mug',
  kind: 'goods',
  variantId: 'v-mug',
  sku: 'MUG-2',
  name: 'Enamel mug',
  unit: 'piece',
  quantity: 2000,
  picked: 0,
  ...change,
})
const barcodes = new Map([['v-mug', '4006381333931']])

describe('the pick list', () => {
  test('given goods, a digital line and shipping, when it is made, then it holds the goods by SKU, numbers as numbers', () => {
    const lines = [
      line({ id: 'c', sku: 'MUG-10' }),
      line({ id: 'd', kind: 'digital', sku: 'A' }),
      line({ id: 's', kind: 'shipping', sku: '' }),
      line({ id: 'b', sku: 'MUG-2', name: 'Z' }),
      line({ id: 'a', sku: 'MUG-2', name: 'B' }),
    ]
    expect(pickList(lines).map((one) => one.id)).toEqual(['a', 'b', 'c'])
  })

  test('given weighed goods among pieces, when progress is counted, then a weighed line is one piece', () => {
    const lines = [
      line({ picked: 1000 }),
      line({ unit: 'kg', quantity: 1250, picked: 1250 }),
      line({ unit: 'kg', quantity: 500 }),
      line({ kind: 'digital', quantity: 9000 }),
    ]
    expect(pickProgress(lines)).toEqual({ picked: 2, total: 4 })
  })
})

describe('a scan while picking', () => {
  test('given two to pick, when the barcode is scanned, then one more is picked', () => {
    expect(matchScan([line({})], '4006381333931', barcodes)).toMatchObject({ kind: 'pick', quantity: 1000 })
    expect(matchScan([line({ picked: 1000 })], '4006381333931', barcodes)).toMatchObject({
      kind: 'pick',
      quantity: 2000,
    })
  })

  test('given the SKU instead of the barcode, in other letters, then the line is found', () => {
    expect(matchScan([line({})], ' mug-2 ', new Map())).toMatchObject({ kind: 'pick' })
  })

  test('given a complete line, when it is scanned again, then nothing more is picked', () => {
    expect(matchScan([line({ picked: 2000 })], 'MUG-2', barcodes)).toMatchObject({ kind: 'enough' })
  })

  test('given two lines of one variant, when the first is complete, then the second is picked', () => {
    const lines = [line({ picked: 2000 }), line({ id: 'more' })]
    expect(matchScan(lines, 'MUG-2', barcodes)).toMatchObject({ kind: 'pick', line: { id: 'more' } })
  })

  test('given a weighed line, when it is scanned, then all of it is picked', () => {
    expect(matchScan([line({ unit: 'kg', quantity: 1250 })], 'MUG-2', barcodes)).toMatchObject({
      kind: 'pick',
      quantity: 1250,
    })
  })

  test('given a code of nothing on the order, or of a digital line, then it is a stranger', () => {
    expect(matchScan([line({})], '9999999999994', barcodes)).toEqual({ kind: 'stranger' })
    expect(matchScan([line({ kind: 'digital' })], 'MUG-2', barcodes)).toEqual({ kind: 'stranger' })
  })

  test('given UPC-A where EAN-13 is stored, or the other way round, then it is the same number', () => {
    expect(isCodeOf('036000291452', 'X', '0036000291452')).toBe(true)
    expect(isCodeOf('0036000291452', 'X', '036000291452')).toBe(true)
    expect(isCodeOf('', '', null)).toBe(false)
  })
})
