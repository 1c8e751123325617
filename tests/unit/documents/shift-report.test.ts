import { describe, expect, test } from 'vitest'
import { createDocuments } from '../../../electron/documents/documents.ts'
import { type ShiftReportView, shiftReportView } from '../../../shared/domain/documents/shift-report-view.ts'
import type { EntryHead } from '../../../shared/domain/orders/entries.ts'
import { beginShift, evolveShift } from '../../../shared/domain/shifts/evolve-shift.ts'
import type { Shift, ShiftHappening } from '../../../shared/domain/shifts/shift.ts'
import { statementOf } from '../../../shared/domain/shifts/statement.ts'
import { withSale } from '../../../shared/domain/shifts/takings.ts'
import { print } from './print-escpos.ts'
import { readPdf } from './read-pdf.ts'
import { counterSale, shop } from './sample-orders.ts'

const documents = createDocuments()
const head: EntryHead = { id: 'entry', deviceId: 'device', at: Date.UTC(2026, 2, 14, 8), counter: 0, staffId: 'ada' }
const happened: readonly ShiftHappening[] = [
  { type: 'cashMoved', move: 'paidIn', amount: 5000, reason: 'Change', cause: 'one' },
  {
    type: 'cashMoved',
    move: 'paidOut',
    amount: 720,
    reason: 'Window cleaner, who comes every other Tuesday',
    cause: 'two',
  },
  { type: 'cashMoved', move: 'drop', amount: 10_000, reason: '', cause: 'three' },
  {
    type: 'closed',
    count: {
      amount: 14_100,
      pieces: [
        { value: 5000, pieces: 2 },
        { value: 100, pieces: 41 },
      ],
    },
    expected: 14_171,
    reason: 'A café crème on the house',
    unfinished: { carts: 2, prints: 1, payments: 0 },
    number: 'R1-Z0007',
  },
]
const opened = {
  type: 'opened',
  registerId: 'r',
  currency: shop.currency,
  float: { amount: 10_000, pieces: [] },
} as const
const sold: Shift = {
  ...beginShift('shift', { ...head, ...opened }),
  takings: withSale(beginShift('shift', { ...head, ...opened }).takings, counterSale),
}
const shift = happened.map((one) => ({ ...head, ...one })).reduce(evolveShift, sold)

const viewOf = (blind: boolean, timeZone = 'Europe/Berlin'): ShiftReportView =>
  shiftReportView({
    report: { report: 'z', number: 'R1-Z0007', at: head.at },
    statement: statementOf(shift, blind),
    shop: { ...shop, timeZone },
    registerName: 'Front counter',
    staffName: () => 'Ada Lund',
  })
const saidBy = ({ about, sections, notes }: ShiftReportView): string[] => [
  ...about.map((row) => row.value),
  ...sections.flatMap(({ rows, sum, taxes }) => [
    ...[...rows, ...(sum === null ? [] : [sum])].map((row) => row.value),
    ...taxes.flatMap((tax) => [tax.net, tax.tax, tax.gross]),
  ]),
  ...notes,
]

describe('a Z report', () => {
  test('says when and by whom, what was sold, the drawer, the count and its difference, and what was carried over', () => {
    const said = saidBy(viewOf(false))
    expect(viewOf(false).sections.map(({ title }) => title)).toEqual(['Sales', 'Tenders', 'Cash drawer', 'Count'])
    for (const words of [
      'R1-Z0007',
      '14 Mar 2026, 09:00, Ada Lund',
      'R1-000042',
      '€98.91',
      '-7.20',
      '41.00',
      'A café crème on the house',
      '-€0.71',
      'Carried over: 2 carts, 1 paper that is not printed.',
    ])
      expect(said, words).toContain(words)
  })

  test.each([
    ['Europe/Berlin', '14 Mar 2026, 09:00'],
    ['Pacific/Auckland', '14 Mar 2026, 21:00'],
    ['America/Los_Angeles', '14 Mar 2026, 01:00'],
  ])('in %s says the time of the shop’s clock, on screen, as a PDF and on paper', async (timeZone, time) => {
    const view = viewOf(false, timeZone)
    expect(view.about.map(({ value }) => value)).toContain(`${time}, Ada Lund`)
    expect((await readPdf(await documents.shiftReportPdf(view))).text).toContain(time)
    expect(print(documents.shiftReportBytes(view, 42))).toContain(time)
  })

  test('for who counts blind has no amount of a sale, and none that is expected', () => {
    const said = JSON.stringify(viewOf(true))
    for (const hidden of ['98.91', '141.71', '0.71', 'Turnover', 'Expected']) expect(said).not.toContain(hidden)
    expect(said).toContain('Counted blind')
  })

  test('as a PDF is a page of 80 mm that says all of it', async () => {
    const pdf = await readPdf(await documents.shiftReportPdf(viewOf(false)))
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.pages[0]?.width).toBeCloseTo((80 / 25.4) * 72, 1)
    const text = pdf.text.replace(/\s+/g, ' ')
    for (const said of saidBy(viewOf(false))) expect(text).toContain(said)
  })

  test.each([32, 42, 48] as const)('on paper of %d columns fits, says all of it, and opens no drawer', (columns) => {
    const bytes = documents.shiftReportBytes(viewOf(false), columns)
    const text = print(bytes)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
    const flat = text.replace(/\s+/g, ' ')
    for (const said of ['Z report', 'R1-Z0007', '98.91', 'Carried over: 2 carts', 'Window cleaner'])
      expect(flat).toContain(said)
    expect(Buffer.from(bytes).includes(Buffer.from([0x1b, 0x70]))).toBe(false)
  })
})
