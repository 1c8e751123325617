import type { Row, TaxLine } from '../../../shared/domain/documents/receipt-view.ts'
import type { ShiftReportView } from '../../../shared/domain/documents/shift-report-view.ts'
import classes from './report-paper.module.css'

const Pair = ({ row, sum = false }: { readonly row: Row; readonly sum?: boolean }) => (
  <div className={classes['pair']} data-sum={sum || undefined}>
    <span>{row.label}</span>
    <span>{row.value}</span>
  </div>
)

/** The report as it is printed, on screen. */
export const ReportPaper = ({ view }: { readonly view: ShiftReportView }) => (
  <article className={classes['paper']} aria-label={`${view.title} ${view.number}`}>
    <header className={classes['head']}>
      <strong>{view.title}</strong>
      <span>{view.shopName}</span>
      {view.address.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </header>
    <div className={classes['block']}>
      {view.about.map((row) => (
        <Pair key={row.label} row={row} />
      ))}
    </div>
    {view.sections.map((section) => (
      <section key={section.title} className={classes['block']} aria-label={section.title}>
        <h2 className={classes['title']}>{section.title}</h2>
        {section.rows.map((row, index) => (
          <Pair key={`${row.label} ${index}`} row={row} />
        ))}
        {section.sum === null ? null : <Pair row={section.sum} sum />}
        {section.taxes.length > 0 ? <Taxes taxes={section.taxes} /> : null}
      </section>
    ))}
    {view.notes.length === 0 ? null : (
      <footer className={classes['block']}>
        {view.notes.map((note) => (
          <p key={note} className={classes['note']}>
            {note}
          </p>
        ))}
      </footer>
    )}
  </article>
)

const Taxes = ({ taxes }: { readonly taxes: readonly TaxLine[] }) => (
  <table className={classes['taxes']}>
    <thead>
      <tr>
        <th scope="col">Tax</th>
        <th scope="col">Net</th>
        <th scope="col">Tax</th>
        <th scope="col">Gross</th>
      </tr>
    </thead>
    <tbody>
      {taxes.map((tax) => (
        <tr key={tax.label}>
          <th scope="row">{tax.label}</th>
          <td>{tax.net}</td>
          <td>{tax.tax}</td>
          <td>{tax.gross}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
