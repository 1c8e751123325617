import { describe, expect, test } from 'vitest'
import { createDocuments } from '../../../electron/documents/documents.ts'
import { pricedLines } from '../../../shared/domain/pricing/stored.ts'
import type { Printer } from '../../../shared/domain/settings/settings.ts'
import { print } from './print-escpos.ts'
import { counterSale, makeOrder, register, shop } from './sample-orders.ts'

const documents = createDocuments()
const options = { copy: false, staffName: 'Ada Lund' }
const on = (columns: Printer['columns']) => ({ ...register, printer: { host: 'printer', port: 9100, columns } })

const drawerKick = [0x1b, 0x70, 0x00]
const has = (bytes: Uint8Array, part: readonly number[]): boolean => Buffer.from(bytes).includes(Buffer.from(part))

describe('the receipt as ESC/POS', () => {
  test.each([32, 42, 48] as const)(
    'given paper of %d columns, then every line fits and everything is said',
    (columns) => {
      const text = print(documents.receiptBytes(counterSale, shop, on(columns), options))
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
      const view = documents.receipt(counterSale, shop, options)
      for (const said of [
        'Crème & Cobble',
        'R1-000042',
        '14 Mar 2026, 11:05',
        'Ada Lund',
        'Café crème',
        'Äpfel "Elstar"',
        '1.250 kg x 3.99',
        'Discount 10%',
        ...view.lines.map((line) => line.amount),
        ...view.sums.map((row) => row.value),
        '€98.91',
        ...view.payments.map((row) => row.value),
        ...view.taxes.flatMap((tax) => [tax.net, tax.tax, tax.gross]),
      ]) {
        expect(text).toContain(said)
      }
      expect(text).not.toContain('?')
      expect(text).not.toContain('\ufffd')
      const amounts = text.split('\n').filter((line) => /^(Subtotal|Discount|Cash given|Change) /.test(line))
      expect(amounts).toHaveLength(4)
      for (const line of amounts) expect(line).toHaveLength(columns)
    },
  )

  test('given a cash sale, then the drawer opens before anything is printed, and the paper is cut last', () => {
    const bytes = documents.receiptBytes(counterSale, shop, on(48), options)
    expect(bytes.slice(0, 2)).toEqual(Uint8Array.of(0x1b, 0x40))
    const kick = Buffer.from(bytes).indexOf(Buffer.from(drawerKick))
    expect(kick).toBeGreaterThan(0)
    expect(kick).toBeLessThan(Buffer.from(bytes).indexOf('Cobble'))
    expect(print(bytes.slice(0, kick))).toBe('')
    expect(has(bytes.slice(-4), [0x1d, 0x56])).toBe(true)
  })

  test('given a copy or a card payment, then the drawer stays shut', () => {
    const copy = documents.receiptBytes(counterSale, shop, on(48), { ...options, copy: true })
    expect(has(copy, drawerKick)).toBe(false)
    expect(print(copy)).toContain(' COPY ')
    const card = makeOrder([{ name: 'Tea', quantity: 1000, unitPrice: 100 }], {
      payments: [{ id: 'p', tender: 'card', amount: 100, reference: '' }],
    })
    expect(has(documents.receiptBytes(card, shop, on(48), options), drawerKick)).toBe(false)
  })

  test('given a receipt number, then it is also Code 128, where the paper is wide enough', () => {
    const code = [0x1d, 0x6b, 0x49, 11, ...Buffer.from('{BR1-000042')]
    expect(has(documents.receiptBytes(counterSale, shop, on(32), options), code)).toBe(true)
    const long = { ...counterSale, number: 'A-VERY-LONG-REGISTER-PREFIX-000042' }
    expect(has(documents.receiptBytes(long, shop, on(32), options), [0x1d, 0x6b])).toBe(false)
  })

  test('given a currency without a sign in any code page, then its code is printed', () => {
    const rupees = { ...shop, currency: 'INR', locale: 'en-IN' }
    const text = print(documents.receiptBytes({ ...counterSale, currency: 'INR' }, rupees, on(48), options))
    expect(text).toContain('INR 98.91')
  })

  test('given a total of many digits on narrow paper, then it is not broken', () => {
    const dear = makeOrder([{ name: 'Ship', quantity: 1000, unitPrice: 123_456_789_012 }])
    const text = print(documents.receiptBytes(dear, shop, on(32), options))
    expect(text).toMatch(/TOTAL +€1,234,567,890\.12\n/)
  })

  test.each([32, 42, 48] as const)('given notes and paper of %d columns, then they break between words', (columns) => {
    const [line] = counterSale.lines
    const [priced] = pricedLines(counterSale)
    if (line === undefined || priced === undefined) throw new Error('no line')
    const sale = { gross: 0, rounding: 0, back: 0, given: 0 }
    const reasons = ['Damaged', 'Wrong size', 'Not as described', 'Too long', 'Worn through']
    const lines = reasons.map((reason, index) => ({
      ...{ ...line, id: `line-${index % 3}`, quantity: -1000 },
      returned: {
        ...{ reason, restock: false },
        from: { orderId: 'sale', lineId: 'line', number: 'R1-000001', priced, quantity: 1000, before: 0, sale },
      },
    }))
    const note = { text: 'Please keep this receipt until the money of R1-000001 has come back', printed: true }
    const text = print(documents.receiptBytes({ ...counterSale, lines, note }, shop, on(columns), options))
    for (const reason of reasons)
      expect(text.replaceAll(/\s+/g, ' ')).toContain(`Returned: ${reason}, receipt R1-000001`)
    expect(text.split('R1-000001')).toHaveLength(reasons.length + 2)
    for (const written of text.split('\n')) expect(written.length).toBeLessThanOrEqual(columns)
  })
})

describe('the test page', () => {
  test('given a printer of 42 columns, then the ruler fills exactly one line', () => {
    const text = print(documents.testPageBytes(shop, on(42).printer))
    expect(text.split('\n')).toContain(`${'.........|'.repeat(4)}..`)
    expect(text).toContain('printer:9100')
    expect(text).toContain('€1,234.56')
  })
})
