import { IconChecks } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Booked } from '../../../shared/domain/payments/booked.ts'
import type { ReconciliationRow } from '../../../shared/domain/payments/reconcile.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './reconciliation.module.css'
import { resultWords, summaryWords } from './reconciliation-words.ts'

interface ReconciliationResultProps {
  readonly gatewayId: string
  readonly span: { readonly from: number; readonly length: number }
}

/** What came of one day: a sentence, both sums, and a row for each booking, what is off first. */
export const ReconciliationResult = ({ gatewayId, span }: ReconciliationResultProps) => {
  const { value, refusal } = useQuery('reconciliation.day', { gatewayId, ...span })
  const format = useFormat()
  if (value === undefined) return <RefusalMessage refusal={refusal} />
  if (value.rows.length === 0)
    return (
      <EmptyState icon={<IconChecks size={40} stroke={1.4} />} title="No payments on this day">
        Neither the shop nor the gateway has one.
      </EmptyState>
    )
  const off = value.rows.filter((row) => row.result !== 'matched').length
  return (
    <>
      <Message kind={off === 0 ? 'done' : 'warning'}>{summaryWords(off, value.rows.length)}</Message>
      <Panel flush>
        <table className={classes['table']} aria-label="Reconciliation">
          <thead>
            <tr>
              <th>Result</th>
              <th>Order</th>
              <th>What</th>
              <th>When</th>
              <th className={classes['amount']}>In the shop</th>
              <th className={classes['amount']}>At the gateway</th>
              <th>Gateway’s number</th>
            </tr>
          </thead>
          <tbody>
            {value.rows.map((row) => (
              <Row key={`${row.result} ${(row.here ?? row.there)?.kind} ${(row.here ?? row.there)?.id}`} row={row} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={4}>Captured less refunded</td>
              <td className={classes['amount']}>{format.money(value.here.amount)}</td>
              <td className={classes['amount']}>{format.money(value.there.amount)}</td>
              <td className={classes['id']}>
                {value.here.count} here, {value.there.count} there
              </td>
            </tr>
          </tfoot>
        </table>
      </Panel>
    </>
  )
}

const Row = ({ row: { result, here, there } }: { readonly row: ReconciliationRow }) => {
  const format = useFormat()
  const shown = here ?? there
  if (shown === null) return null
  return (
    <tr data-result={result}>
      <td>
        <span className={classes['result']}>{resultWords[result]}</span>
      </td>
      <td>
        <OrderLink booked={here ?? shown} isKnown={here !== null} />
      </td>
      <td>{shown.kind === 'capture' ? 'Captured' : 'Refunded'}</td>
      <td className={classes['when']}>{format.moment(shown.at)}</td>
      <td className={classes['amount']}>{here === null ? '–' : <Amount booked={here} />}</td>
      <td className={classes['amount']}>{there === null ? '–' : <Amount booked={there} />}</td>
      <td className={classes['id']}>{shown.id}</td>
    </tr>
  )
}

const OrderLink = ({ booked, isKnown }: { readonly booked: Booked; readonly isKnown: boolean }) =>
  isKnown && booked.orderId !== null ? (
    <Link to="/orders/$orderId" params={{ orderId: booked.orderId }} className={classes['link']}>
      {booked.orderNumber}
    </Link>
  ) : (
    <>{booked.orderNumber ?? '–'}</>
  )

const Amount = ({ booked: { amount, kind } }: { readonly booked: Booked }) => {
  const format = useFormat()
  return <>{format.money(kind === 'refund' ? -amount : amount)}</>
}
