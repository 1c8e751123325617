import type { ReactNode } from 'react'
import type { Row, TaxLine } from '../../shared/domain/documents/receipt-view.ts'
import classes from './paper.module.css'

interface PaperProps {
  /** Of the whole paper, for who can't see it. */
  readonly label: string
  readonly title: string
  readonly lines: readonly string[]
  readonly children: ReactNode
}

/** What a printer prints, on screen: its head, and blocks below. */
export const Paper = ({ label, title, lines, children }: PaperProps) => (
  <article className={classes['paper']} aria-label={label}>
    <header className={classes['head']}>
      <strong>{title}</strong>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </header>
    {children}
  </article>
)

/** A part of the paper, below a dashed line. */
export const PaperBlock = ({ label, children }: { readonly label?: string; readonly children: ReactNode }) =>
  label === undefined ? (
    <div className={classes['block']}>{children}</div>
  ) : (
    <section className={classes['block']} aria-label={label}>
      {children}
    </section>
  )

interface PaperPairProps {
  readonly row: Row
  /** An amount, which is never broken into two lines. */
  readonly amount?: boolean
  readonly sum?: boolean
}

export const PaperPair = ({ row, amount = false, sum = false }: PaperPairProps) => (
  <div className={classes['pair']} data-amount={amount || undefined} data-sum={sum || undefined}>
    <span>{row.label}</span>
    <span>{row.value}</span>
  </div>
)

export const PaperTaxes = ({ taxes }: { readonly taxes: readonly TaxLine[] }) => (
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
