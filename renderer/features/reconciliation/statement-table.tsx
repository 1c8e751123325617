import { Link } from '@tanstack/react-router'
import { formatMoney } from '../../../shared/domain/format/format.ts'
import type { StatementRow } from '../../../shared/domain/orders/bank-statement.ts'
import { useShop } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './reconciliation.module.css'
import { reasonWords, statementWords } from './statement-words.ts'

/** Lines of a statement as the bank wrote them, and what each is to an order. */
export const StatementTable = ({ rows }: { readonly rows: readonly StatementRow[] }) => (
  <Panel flush>
    <table className={classes['table']} aria-label="Bank statement">
      <thead>
        <tr>
          <th>Result</th>
          <th>Order</th>
          <th>From or to</th>
          <th>Written on the transfer</th>
          <th>Day</th>
          <th className={classes['amount']}>Amount</th>
          <th>Why</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.line.id} row={row} />
        ))}
      </tbody>
    </table>
  </Panel>
)

const Row = ({ row }: { readonly row: StatementRow }) => {
  const shop = useShop()
  const { line, result, order, due } = row
  return (
    <tr data-result={result}>
      <td>
        <span className={classes['result']}>{statementWords[result]}</span>
      </td>
      <td>
        {order === null ? (
          '–'
        ) : (
          <Link to="/orders/$orderId" params={{ orderId: order.id }} className={classes['link']}>
            {order.number}
          </Link>
        )}
      </td>
      <td>{line.party}</td>
      <td className={classes['id']}>{line.text}</td>
      <td className={classes['when']}>{line.day}</td>
      <td className={classes['amount']}>{formatMoney(line.amount, { ...shop, currency: line.currency })}</td>
      <td>{reasonWords(row, due === null ? '' : formatMoney(due, shop))}</td>
    </tr>
  )
}
