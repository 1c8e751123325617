import type { ShiftReportView } from '../../../shared/domain/documents/shift-report-view.ts'
import { Paper, PaperBlock, PaperPair, PaperTaxes } from '../../ui/paper.tsx'
import classes from './report-paper.module.css'

/** The report as it is printed, on screen. */
export const ReportPaper = ({ view }: { readonly view: ShiftReportView }) => (
  <Paper label={`${view.title} ${view.number}`} title={view.title} lines={[view.shopName, ...view.address]}>
    <PaperBlock>
      {view.about.map((row) => (
        <PaperPair key={row.label} row={row} />
      ))}
    </PaperBlock>
    {view.sections.map((section) => (
      <PaperBlock key={section.title} label={section.title}>
        <h2 className={classes['title']}>{section.title}</h2>
        {section.rows.map((row, index) => (
          <PaperPair key={`${row.label} ${index}`} row={row} />
        ))}
        {section.sum === null ? null : <PaperPair row={section.sum} sum />}
        {section.taxes.length > 0 ? (
          <div className={classes['taxes']}>
            <PaperTaxes taxes={section.taxes} />
          </div>
        ) : null}
      </PaperBlock>
    ))}
    {view.notes.length === 0 ? null : (
      <PaperBlock>
        {view.notes.map((note) => (
          <p key={note} className={classes['note']}>
            {note}
          </p>
        ))}
      </PaperBlock>
    )}
  </Paper>
)
