import type ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { ReceiptLine, ReceiptView, Row } from '../../shared/domain/documents/receipt-view.ts'
import { type Columns, printable, startPrinting } from './printer-text.ts'
import { pairs, sentence, taxTable } from './roll-rows.ts'

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
  if (view.taxes.length > 0) taxTable(paper, columns, view.taxes, 'Tax incl.')
  if (view.note !== null) sentence(paper.newline(), columns, view.note)
  paper.newline().align('center').line(printable(view.closing))
  barcode(paper, columns, view.number)
  return paper.align('left').cut('partial').encode()
}

/** A pulse on pin 2, and nothing on paper. The width of the paper is not asked. */
export const drawerBytes = (): Uint8Array => startPrinting(42).pulse(0, 100, 500).encode()

const saleLine = (paper: ReceiptPrinterEncoder, columns: Columns, line: ReceiptLine): void => {
  pairs(paper, columns, [{ label: line.name, value: line.amount }])
  if (line.detail !== '') paper.line(`  ${printable(line.detail)}`)
  pairs(paper, columns, line.discounts, 2)
  if (line.note !== null) sentence(paper, columns, line.note, 2)
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
