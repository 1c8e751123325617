import type { Content } from 'pdfmake/interfaces.js'
import type { Row } from '../../shared/domain/documents/receipt-view.ts'
import type { ShiftReportView } from '../../shared/domain/documents/shift-report-view.ts'
import { drawable, quiet, renderPdf } from './pdf.ts'
import { rollPage, rows, rule, shopHeading, taxTable } from './roll-page.ts'

/** An X or Z report as a roll page: 80 mm wide and as long as its content. */
export const shiftReportPdf = (view: ShiftReportView): Promise<Uint8Array> =>
  renderPdf({
    ...rollPage(`${view.title} ${view.number}`, view.shopName),
    content: [
      ...shopHeading(view),
      { text: view.title, bold: true, fontSize: 13, alignment: 'center', margin: [0, 8, 0, 0] },
      rule(),
      rows(view.about),
      ...view.sections.flatMap((section): Content[] => [
        rule(),
        { text: section.title, bold: true, margin: [0, 0, 0, 2] },
        rows(section.rows),
        ...(section.sum === null ? [] : [sum(section.sum)]),
        ...taxTable(section.taxes, 'Tax'),
      ]),
      ...(view.notes.length === 0 ? [] : [rule()]),
      ...view.notes.map((note): Content => ({ text: drawable(note), color: quiet, margin: [0, 0, 0, 3] })),
    ],
  })

const sum = (row: Row): Content => ({
  columns: [
    { text: row.label, bold: true, fontSize: 10, width: '*' },
    { text: drawable(row.value), bold: true, fontSize: 10, alignment: 'right', width: 'auto' },
  ],
  margin: [0, 3, 0, 0],
})
