import type { HistoryRow } from '../../../shared/contract/orders.ts'
import { useFormat } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './order.module.css'

/** All that happened to the order, newest first. */
export const OrderHistory = ({ rows }: { readonly rows: readonly HistoryRow[] }) => {
  const format = useFormat()
  return (
    <Panel title="History">
      <ol className={classes['history']} aria-label="History">
        {rows
          .map((row, index) => ({ ...row, index }))
          .toReversed()
          .map((row) => (
            <li key={row.index}>
              <span>{row.text}</span>
              <small className={classes['soft']}>
                {format.moment(row.at)}
                {row.staffName === '' ? '' : ` · ${row.staffName}`}
              </small>
            </li>
          ))}
      </ol>
    </Panel>
  )
}
