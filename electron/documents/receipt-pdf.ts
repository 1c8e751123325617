import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { ReceiptLine, ReceiptView, Row, TaxLine } from '../../shared/domain/documents/receipt-view.ts'
import { type Barcode, code128 } from './barcode.ts'
import { drawable, hairline, ink, millimetres, quiet, renderPdf } from './pdf.ts'

const pageWidth = millimetres(80)
const margin = millimetres(6)
const inner = pageWidth - 2 * margin

/** A receipt as a roll page: 80 mm wide and as long as its content. */
export const receiptPdf = async (view: ReceiptView): Promise<Uint8Array> => {
  const barcode = await code128(view.number)
  return renderPdf({
    pageSize: { width: pageWidth, height: 'auto' },
    pageMargins: [margin, millimetres(8), margin, millimetres(8)],
    info: { title: `Receipt ${view.number}`, author: view.shopName },
    defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.15, color: ink },
    content: [
      ...heading(view),
      rule(),
      rows(view.about.map((row) => [soft(row.label), value(row.value)])),
      rule(),
      lines(view.lines),
      rule(),
      rows(view.sums.map((row) => [soft(row.label), value(row.value)])),
      total(view.total),
      rows(view.payments.map((row) => [soft(row.label), value(row.value)])),
      ...taxTable(view.taxes),
      ...(view.note === null ? [] : [rule(), { text: drawable(view.note) }]),
      rule(),
      { text: drawable(view.closing), alignment: 'center', color: quiet, margin: [0, 2, 0, 6] },
      ...barcodeBlock(barcode, view.number),
    ],
  })
}

const heading = (view: ReceiptView): Content[] => [
  { text: drawable(view.shopName), bold: true, fontSize: 15, alignment: 'center', lineHeight: 1.1 },
  ...view.address.map(
    (line): Content => ({ text: drawable(line), alignment: 'center', color: quiet, lineHeight: 1.25 }),
  ),
  ...(view.copy === null
    ? []
    : [
        {
          table: { widths: ['*'], body: [[{ text: view.copy, bold: true, alignment: 'center' }]] },
          layout: { hLineColor: () => ink, vLineColor: () => ink, hLineWidth: () => 0.8, vLineWidth: () => 0.8 },
          margin: [inner / 3, 6, inner / 3, 0],
        } satisfies Content,
      ]),
]

const rule = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: inner, y2: 0, lineWidth: 0.6, lineColor: hairline }],
  margin: [0, 7, 0, 7],
})

const soft = (text: string) => ({ text: drawable(text), color: quiet })
const value = (text: string) => ({ text: drawable(text), alignment: 'right' as const })

const tight = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0.8,
  paddingBottom: () => 0.8,
}

const rows = (body: TableCell[][]): Content =>
  body.length === 0 ? [] : { table: { widths: ['*', 'auto'], body }, layout: tight }

/** Rows of their own for detail and discount, so that both sides stay level where a name wraps. */
const lines = (all: readonly ReceiptLine[]): Content => {
  const body = all.flatMap((line, index): TableCell[][] => {
    const first: TableCell[] = [
      { text: drawable(line.name), bold: true, margin: [0, index === 0 ? 0 : 3, 0, 0] },
      { text: drawable(line.amount), bold: true, alignment: 'right', margin: [0, index === 0 ? 0 : 3, 0, 0] },
    ]
    const detail: TableCell[][] = line.detail === '' ? [] : [[soft(line.detail), '']]
    const discount: TableCell[][] =
      line.discount === null ? [] : [[soft(line.discount.label), { ...value(line.discount.value), color: quiet }]]
    const note: TableCell[][] = line.note === null ? [] : [[{ text: drawable(line.note) }, '']]
    return [first, ...detail, ...discount, ...note]
  })
  return body.length === 0
    ? []
    : {
        table: { widths: ['*', 'auto'], body },
        layout: { ...tight, paddingTop: () => 0, paddingRight: (column) => (column === 0 ? 8 : 0) },
      }
}

const total = (row: Row): Content => ({
  columns: [
    { text: row.label, bold: true, fontSize: 13, width: '*', margin: [0, 3, 0, 0] },
    { text: drawable(row.value), bold: true, fontSize: 17, alignment: 'right', width: 'auto' },
  ],
  margin: [0, 5, 0, 5],
})

const taxTable = (taxes: readonly TaxLine[]): Content[] => {
  if (taxes.length === 0) return []
  const cell = (text: string, alignment: 'left' | 'right' = 'right'): TableCell => ({
    text: drawable(text),
    alignment,
    color: quiet,
    fontSize: 7.5,
  })
  return [
    {
      margin: [0, 8, 0, 0],
      table: {
        widths: ['*', 'auto', 'auto', 'auto'],
        body: [
          [cell('Tax in the total', 'left'), cell('Net'), cell('Tax'), cell('Gross')],
          ...taxes.map((tax) => [cell(tax.label, 'left'), cell(tax.net), cell(tax.tax), cell(tax.gross)]),
        ],
      },
      layout: {
        ...tight,
        hLineWidth: (row) => (row === 1 ? 0.5 : 0),
        hLineColor: () => hairline,
        paddingLeft: (column) => (column === 0 ? 0 : 8),
        paddingTop: () => 1.5,
        paddingBottom: () => 1.5,
      },
    },
  ]
}

const barcodeBlock = (barcode: Barcode | null, number: string): Content[] =>
  barcode === null
    ? []
    : [
        {
          image: barcode.image,
          // A narrow bar of a third of a millimetre where the paper allows it.
          width: Math.min(inner, barcode.modules * millimetres(0.33)),
          alignment: 'center',
        },
        { text: number, alignment: 'center', fontSize: 8, margin: [0, 2, 0, 0] },
      ]
