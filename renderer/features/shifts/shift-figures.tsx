import type { Statement } from '../../../shared/domain/shifts/statement.ts'
import { useFormat } from '../../stores/shop.ts'
import { moveNames, tenderNames } from './shift-words.ts'
import classes from './shifts.module.css'

interface FactProps {
  readonly label: string
  readonly value: string
  readonly sum?: boolean
}

const Fact = ({ label, value, sum = false }: FactProps) => (
  <>
    <dt data-sum={sum || undefined}>{label}</dt>
    <dd data-sum={sum || undefined}>{value}</dd>
  </>
)

/** Sales at the left, the drawer at the right; without amounts of sales where the count is blind. */
export const ShiftFigures = ({ statement }: { readonly statement: Statement }) => {
  const format = useFormat()
  const { figures, opened, moves, receipts, sales, voids } = statement
  return (
    <div className={classes['halves']}>
      <section aria-label="Sales">
        <h3 className={classes['subtitle']}>Sales</h3>
        <dl className={classes['facts']}>
          <Fact label="Sales" value={String(figures?.sales ?? sales)} />
          {receipts.map(({ first, last }) => (
            <Fact key={first} label="Receipts" value={first === last ? first : `${first} – ${last}`} />
          ))}
          {voids.count === 0 ? null : <Fact label={`Voids (${voids.count})`} value={format.figures(voids.amount)} />}
          {figures === null ? null : (
            <>
              {figures.tenders.map(({ tender, count, amount }) => (
                <Fact key={tender} label={`${tenderNames[tender]} (${count})`} value={format.figures(amount)} />
              ))}
              {figures.tips.length === 0 ? null : (
                <Fact label="Of these, tips" value={format.figures(figures.tipped)} />
              )}
              {figures.refunds === 0 ? null : (
                <Fact label={`Refunds (${figures.refunds})`} value={format.figures(-figures.refunded)} />
              )}
              {figures.discount === 0 ? null : (
                <Fact label="Discounts given" value={format.figures(figures.discount)} />
              )}
              {figures.rounded === 0 ? null : <Fact label="Rounded for cash" value={format.figures(figures.rounded)} />}
              <Fact sum label="Turnover" value={format.money(figures.turnover)} />
            </>
          )}
        </dl>
      </section>
      <section aria-label="Cash in the drawer">
        <h3 className={classes['subtitle']}>Cash drawer</h3>
        <dl className={classes['facts']}>
          <Fact label="Opening float" value={format.figures(opened.float.amount)} />
          {figures === null ? null : <Fact label="Cash from sales" value={format.figures(figures.cash)} />}
          {(figures?.cashTips ?? 0) === 0 ? null : (
            <Fact label="Tips in cash" value={format.figures(figures?.cashTips ?? 0)} />
          )}
          {moves.map(({ id, move, reason, amount }) => (
            <Fact
              key={id}
              label={reason === '' ? moveNames[move] : `${moveNames[move]}: ${reason}`}
              value={format.figures(move === 'paidIn' ? amount : -amount)}
            />
          ))}
          {figures === null ? null : <Fact sum label="Expected" value={format.money(figures.expected)} />}
        </dl>
      </section>
    </div>
  )
}
