import type { ShiftReportView } from '../../shared/domain/documents/shift-report-view.ts'
import { type Columns, printable, startPrinting } from './printer-text.ts'
import { pairs, taxTable } from './roll-rows.ts'

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
  for (const note of view.notes) for (const line of wrapped(printable(note), columns)) paper.line(line)
  return paper.newline().cut('partial').encode()
}

const wrapped = (text: string, columns: number): string[] => {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
