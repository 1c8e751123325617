import type { ShiftReportView } from '../../shared/domain/documents/shift-report-view.ts'
import { type Columns, printable, startPrinting } from './printer-text.ts'
import { pairs, sentence, taxTable } from './roll-rows.ts'

/** An X or Z report as ESC/POS bytes. It never opens the drawer. */
export const shiftReportBytes = (view: ShiftReportView, columns: Columns): Uint8Array => {
  const paper = startPrinting(columns)
  paper.align('center').bold(true).size(1, 2)
  paper.line(printable(view.title)).size(1, 1).bold(false)
  paper.line(printable(view.shopName))
  for (const line of view.address) paper.line(printable(line))
  paper.align('left').newline()
  pairs(paper, columns, view.about)
  for (const section of view.sections) {
    paper.rule()
    paper.bold(true).line(printable(section.title)).bold(false)
    pairs(paper, columns, section.rows)
    if (section.sum !== null) {
      paper.bold(true)
      pairs(paper, columns, [section.sum])
      paper.bold(false)
    }
    if (section.taxes.length > 0) taxTable(paper, columns, section.taxes, 'Tax')
  }
  if (view.notes.length > 0) paper.rule()
  for (const note of view.notes) sentence(paper, columns, note)
  return paper.newline().cut('partial').encode()
}
