import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { ReceiptLine, ReceiptView, Row } from '../../shared/domain/documents/receipt-view.ts'
import { type Barcode, code128 } from './barcode.ts'
import { drawable, ink, millimetres, quiet, renderPdf } from './pdf.ts'
import { inner, rollPage, rows, rule, shopHeading, soft, taxTable, tight, value } from './roll-page.ts'

/** A receipt as a roll page: 80 mm wide and as long as its content. */
export const receiptPdf = async (view: ReceiptView): Promise<Uint8Array> => {
  const barcode = await code128(view.number)
  return renderPdf({
    ...rollPage(`Receipt ${view.number}`, view.shopName),
    content: [
      ...heading(view),
      rule(),
      rows(view.about),
      rule(),
      lines(view.lines),
      rule(),
      rows(view.sums),
      total(view.total),
      rows(view.payments),
      ...taxTable(view.taxes, 'Tax in the total'),
      ...(view.note === null ? [] : [rule(), { text: drawable(view.note) }]),
      rule(),
      { text: drawable(view.closing), alignment: 'center', color: quiet, margin: [0, 2, 0, 6] },
      ...barcodeBlock(barcode, view.number),
    ],
  })
}

const heading = (view: ReceiptView): Content[] => [
  ...shopHeading(view),
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

/** Rows of their own for detail and discount, so that both sides stay level where a name wraps. */
const lines = (all: readonly ReceiptLine[]): Content => {
  const body = all.flatMap((line, index): TableCell[][] => {
    const first: TableCell[] = [
      { text: drawable(line.name), bold: true, margin: [0, index === 0 ? 0 : 3, 0, 0] },
      { text: drawable(line.amount), bold: true, alignment: 'right', margin: [0, index === 0 ? 0 : 3, 0, 0] },
    ]
    const detail: TableCell[][] = line.detail === '' ? [] : [[soft(line.detail), '']]
    const discounts = line.discounts.map((row): TableCell[] => [soft(row.label), { ...value(row.value), color: quiet }])
    const note: TableCell[][] = line.note === null ? [] : [[{ text: drawable(line.note) }, '']]
    return [first, ...detail, ...discounts, ...note]
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
