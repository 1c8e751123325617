import { describe, expect, test } from 'vitest'
import { createDocuments } from '../../../electron/documents/documents.ts'
import { readPdf } from './read-pdf.ts'
import { counterSale, makeOrder, shop, webOrder } from './sample-orders.ts'

const documents = createDocuments()
const options = { copy: false, staffName: 'Ada Lund' }

describe('the receipt as PDF', () => {
  test('given a counter sale, then a page of 80 mm says everything that the view says', async () => {
    const view = documents.receipt(counterSale, shop, options)
    const pdf = await readPdf(await documents.receiptPdf(counterSale, shop, options))
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.pages[0]?.width).toBeCloseTo((80 / 25.4) * 72, 1)
    const text = pdf.text.replace(/\s+/g, ' ')
    for (const said of [
      view.shopName,
      ...view.address,
      ...view.about.map((row) => row.value),
      ...view.lines.flatMap((line) => [line.name, line.detail, line.amount, ...line.discounts.map((row) => row.value)]),
      ...view.sums.map((row) => row.value),
      view.total.value,
      ...view.payments.map((row) => row.value),
      ...view.taxes.flatMap((tax) => [tax.label, tax.net, tax.tax, tax.gross]),
    ]) {
      expect(text).toContain(said)
    }
    expect(text).not.toContain('COPY')
    expect(pdf.barcodes).toEqual([{ format: 'Code128', text: 'R1-000042' }])
  })

  test('given a copy, then it says so', async () => {
    const pdf = await readPdf(await documents.receiptPdf(counterSale, shop, { ...options, copy: true }))
    expect(pdf.text).toContain('COPY')
  })

  test('given a hundred lines, then the roll is one page and longer', async () => {
    const long = makeOrder(
      Array.from({ length: 100 }, (_, i) => ({ name: `Tea ${i}`, quantity: 1000, unitPrice: 100 })),
    )
    const pdf = await readPdf(await documents.receiptPdf(long, shop, options))
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.pages[0]?.height).toBeGreaterThan(1000)
    expect(pdf.text).toContain('Tea 99')
  })

  test('given a name that looks like an address of a file or a page, then it is printed and not opened', async () => {
    const odd = makeOrder([{ name: 'http://127.0.0.1:9/x.png', quantity: 1000, unitPrice: 1 }])
    const pdf = await readPdf(await documents.receiptPdf(odd, shop, options))
    expect(pdf.text).toContain('http://127.0.0.1:9/x.png')
  })

  test('given a locale that groups with narrow spaces, then the amount has no missing glyph', async () => {
    const sale = makeOrder([{ name: 'Piano', quantity: 1000, unitPrice: 123_456_789 }])
    const pdf = await readPdf(await documents.receiptPdf(sale, { ...shop, locale: 'fr-FR' }, options))
    expect(pdf.text.replace(/\s/g, ' ')).toContain('1 234 567,89 €')
  })
})

describe('the packing slip', () => {
  test('given a packed web order, then A4 shows goods, address and tracking, and the barcode reads as the order number', async () => {
    const pdf = await readPdf(await documents.packingSlipPdf(webOrder, shop))
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.pages[0]?.width).toBeCloseTo((210 / 25.4) * 72, 0)
    const text = pdf.text.replace(/\s+/g, ' ')
    for (const said of [
      shop.name,
      'W1-000317',
      'WEB-10025',
      'Zoë Müller',
      'Große Straße 7',
      '22767 Hamburg',
      'Germany',
      'MUG-SEA',
      'Stoneware mug · Sea green',
      '1.250 kg',
      'DHL',
      '00340434161094027318',
      '3 lines · 5 pieces · 1.250 kg',
      'Signature',
    ]) {
      expect(text).toContain(said)
    }
    expect(pdf.barcodes).toEqual([{ format: 'Code128', text: 'W1-000317' }])
  })

  test('given prices and a digital line, then no price stands there and the digital line is no goods', async () => {
    const text = (await readPdf(await documents.packingSlipPdf(webOrder, shop))).text
    expect(text).not.toMatch(/€|14\.50|89\.00/)
    expect(text).not.toContain('PAT-01')
    expect(text).toContain('not in this parcel: Knitting pattern (download)')
  })

  test('given more lines than a page holds, then every page repeats the heading and none is lost', async () => {
    const many = makeOrder(
      Array.from({ length: 60 }, (_, i) => ({ name: `Bowl ${i}`, quantity: 1000, unitPrice: 100 })),
      { channel: 'web', number: 'W1-000001' },
    )
    const pdf = await readPdf(await documents.packingSlipPdf(many, shop))
    expect(pdf.pages.length).toBeGreaterThan(1)
    expect(pdf.text.match(/Ordered\s*Packed/g)?.length).toBeGreaterThan(1)
    for (let i = 0; i < 60; i += 1) expect(pdf.text).toContain(`Bowl ${i}`)
    expect(pdf.text).toContain(`of ${pdf.pages.length}`)
  })

  test('given an order with digital lines only and no address, then the slip says that there is nothing to pack', async () => {
    const digital = makeOrder([{ name: 'Pattern', kind: 'digital', quantity: 1000, unitPrice: 700 }], {
      channel: 'web',
    })
    const text = (await readPdf(await documents.packingSlipPdf(digital, shop))).text
    expect(text).toContain('nothing to pack')
    expect(text).toContain('No shipping address')
  })
})
