import type ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { Row, TaxLine } from '../../shared/domain/documents/receipt-view.ts'
import { type Columns, printable } from './printer-text.ts'

/** Label and value at the edges; the label wraps where both don't fit. */
export const pairs = (paper: ReceiptPrinterEncoder, columns: Columns, rows: readonly Row[], indent = 0): void => {
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

/** A text that is broken between its words, never within a number; each line is indented. */
export const sentence = (paper: ReceiptPrinterEncoder, columns: Columns, text: string, indent = 0): void => {
  const lines = ['']
  for (const word of printable(text).split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (indent + line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  for (const line of lines) paper.line(' '.repeat(indent) + line)
}

/** Net, tax and gross by rate, under a title. */
export const taxTable = (
  paper: ReceiptPrinterEncoder,
  columns: Columns,
  taxes: readonly TaxLine[],
  title: string,
): void => {
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
    [[title, 'Net', 'Tax', 'Gross'], ...taxes.map((tax) => [tax.label, tax.net, tax.tax, tax.gross].map(printable))],
  )
}
