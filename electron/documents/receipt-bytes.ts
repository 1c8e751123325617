import type ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { ReceiptLine, ReceiptView, Row, TaxLine } from '../../shared/domain/documents/receipt-view.ts'
import { printable, startPrinting } from './printer-text.ts'

type Columns = 32 | 42 | 48

/** A receipt as ESC/POS bytes. `openDrawer`: a pulse on pin 2 before anything prints, so that the change is at hand. */
export const receiptBytes = (view: ReceiptView, columns: Columns, openDrawer: boolean): Uint8Array => {
  const paper = startPrinting(columns)
  if (openDrawer) paper.pulse(0, 100, 500)

  paper.align('center').bold(true).size(1, 2)
  paper.line(printable(view.shopName)).size(1, 1).bold(false)
  for (const line of view.address) paper.line(printable(line))
  if (view.copy !== null) paper.newline().invert(true).bold(true).line(` ${view.copy} `).bold(false).invert(false)
  paper.align('left').newline()

  pairs(paper, columns, view.about)
  paper.rule()
  for (const line of view.lines) saleLine(paper, columns, line)
  paper.rule()
  pairs(paper, columns, view.sums)
  total(paper, columns, view.total)
  pairs(paper, columns, view.payments)
  if (view.taxes.length > 0) taxTable(paper, columns, view.taxes)
  if (view.note !== null) paper.newline().line(printable(view.note))
  paper.newline().align('center').line(printable(view.closing))
  barcode(paper, columns, view.number)
  return paper.align('left').cut('partial').encode()
}

/** A pulse on pin 2, and nothing on paper. The width of the paper is not asked. */
export const drawerBytes = (): Uint8Array => startPrinting(42).pulse(0, 100, 500).encode()

/** Label and value at the edges; the label wraps where both don't fit. */
const pairs = (paper: ReceiptPrinterEncoder, columns: Columns, rows: readonly Row[], indent = 0): void => {
  for (const row of rows) {
    const value = printable(row.value)
    // At least a third of the paper is the label's; a longer value wraps.
    const valueWidth = Math.min(value.length, Math.floor((columns * 2) / 3))
    paper.table(
      [
        { width: columns - valueWidth - 1 - indent, marginLeft: indent, marginRight: 1 },
        { width: valueWidth, align: 'right' },
      ],
      [[printable(row.label), value]],
    )
  }
}

const saleLine = (paper: ReceiptPrinterEncoder, columns: Columns, line: ReceiptLine): void => {
  pairs(paper, columns, [{ label: line.name, value: line.amount }])
  if (line.detail !== '') paper.line(`  ${printable(line.detail)}`)
  if (line.discount !== null) pairs(paper, columns, [line.discount], 2)
  if (line.note !== null) paper.line(`  ${printable(line.note)}`)
}

/** Twice as wide and high where it fits, else twice as high. */
const total = (paper: ReceiptPrinterEncoder, columns: Columns, row: Row): void => {
  const label = printable(row.label).toUpperCase()
  const value = printable(row.value)
  const wide = label.length + 1 + value.length <= Math.floor(columns / 2)
  const width = wide ? Math.floor(columns / 2) : columns
  const gap = Math.max(1, width - label.length - value.length)
  paper
    .newline()
    .bold(true)
    .size(wide ? 2 : 1, 2)
    .line(label + ' '.repeat(gap) + value)
  paper.size(1, 1).bold(false).newline()
}

const taxTable = (paper: ReceiptPrinterEncoder, columns: Columns, taxes: readonly TaxLine[]): void => {
  const figures = (pick: (tax: TaxLine) => string, head: string): number =>
    Math.max(head.length, ...taxes.map((tax) => printable(pick(tax)).length))
  const widths = [
    figures((tax) => tax.net, 'Net'),
    figures((tax) => tax.tax, 'Tax'),
    figures((tax) => tax.gross, 'Gross'),
  ]
  const first = columns - widths.reduce((sum, width) => sum + width + 1, 0)
  paper.newline()
  if (first < 8) {
    // Amounts too long for a table: each rate's tax alone.
    pairs(
      paper,
      columns,
      taxes.map((tax) => ({ label: `${tax.label} in the total`, value: tax.tax })),
    )
    return
  }
  paper.table(
    [{ width: first }, ...widths.map((width) => ({ width, marginLeft: 1, align: 'right' as const }))],
    [
      ['Tax incl.', 'Net', 'Tax', 'Gross'],
      ...taxes.map((tax) => [tax.label, tax.net, tax.tax, tax.gross].map(printable)),
    ],
  )
}

/** Code 128 of the receipt number, as wide as the paper allows; none where even the narrowest is too wide. */
const barcode = (paper: ReceiptPrinterEncoder, columns: Columns, number: string): void => {
  if (!/^[\x20-\x7a|}~]+$/.test(number)) return
  // Start, check and stop are 35 narrow bars, each character 11, the quiet zones 20; a column is 12 dots wide.
  const modules = 35 + 11 * number.length + 20
  const dots = columns * 12
  // The encoder's width n prints narrow bars of n + 1 dots.
  const width = [2, 1].find((candidate) => modules * (candidate + 1) <= dots)
  if (width === undefined) return
  paper.newline().barcode(number, 'code128', { height: 60, width, text: 'below' })
}
