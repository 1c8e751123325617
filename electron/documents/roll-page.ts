import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Row, TaxLine } from '../../shared/domain/documents/receipt-view.ts'
import { drawable, hairline, ink, millimetres, quiet } from './pdf.ts'

const pageWidth = millimetres(80)
const margin = millimetres(6)
/** Between the margins, in points. */
export const inner = pageWidth - 2 * margin

/** A page of a roll: 80 mm wide and as long as its content. */
export const rollPage = (title: string, author: string): Omit<TDocumentDefinitions, 'content'> => ({
  pageSize: { width: pageWidth, height: 'auto' },
  pageMargins: [margin, millimetres(8), margin, millimetres(8)],
  info: { title, author },
  defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.15, color: ink },
})

export const shopHeading = ({
  shopName,
  address,
}: {
  readonly shopName: string
  readonly address: readonly string[]
}): Content[] => [
  { text: drawable(shopName), bold: true, fontSize: 15, alignment: 'center', lineHeight: 1.1 },
  ...address.map((line): Content => ({ text: drawable(line), alignment: 'center', color: quiet, lineHeight: 1.25 })),
]

export const rule = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: inner, y2: 0, lineWidth: 0.6, lineColor: hairline }],
  margin: [0, 7, 0, 7],
})

export const soft = (text: string) => ({ text: drawable(text), color: quiet })
export const value = (text: string) => ({ text: drawable(text), alignment: 'right' as const })

export const tight = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0.8,
  paddingBottom: () => 0.8,
}

/** Label and value at the edges. */
export const rows = (all: readonly Row[]): Content =>
  all.length === 0
    ? []
    : {
        table: { widths: ['*', 'auto'], body: all.map((row): TableCell[] => [soft(row.label), value(row.value)]) },
        layout: tight,
      }

/** Net, tax and gross by rate, under a title. */
export const taxTable = (taxes: readonly TaxLine[], title: string): Content[] => {
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
          [cell(title, 'left'), cell('Net'), cell('Tax'), cell('Gross')],
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
