import { Button, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { TellingRow } from '../../../shared/contract/tellings.ts'
import { useFormat } from '../../stores/shop.ts'
import { retryText } from '../orders/effect-words.ts'
import { useNow } from '../orders/use-now.ts'
import classes from './tellings.module.css'

interface TellingsTableProps {
  readonly label: string
  readonly rows: readonly TellingRow[]
  readonly onShow: (row: TellingRow) => void
  readonly onResend: (row: TellingRow) => void
}

/** A row for each message: of which order, what came back, and when it is tried next. */
export const TellingsTable = ({ label, rows, onShow, onResend }: TellingsTableProps) => {
  const format = useFormat()
  const now = useNow(1000)
  return (
    <table className={classes['table']} aria-label={label}>
      <thead>
        <tr>
          <th>Order</th>
          <th>Web shop</th>
          <th>Message</th>
          <th>Happened</th>
          <th>What came back</th>
          <th data-number>Tries</th>
          <th>Next</th>
          <th>
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.effectId}>
            <td>
              <Link to="/orders/$orderId" params={{ orderId: row.orderId }} className={classes['link']}>
                {row.orderNumber}
              </Link>
            </td>
            <td>{row.webShopName}</td>
            <td>{row.event}</td>
            <td>{format.moment(row.since)}</td>
            <td>{row.problem}</td>
            <td data-number>{row.attempts}</td>
            <td>{row.nextAt === null ? 'Not by itself' : retryText(row.nextAt, now)}</td>
            <td>
              <div className={classes['actions']}>
                <Button
                  variant="default"
                  size="sm"
                  aria-label={`Show ${row.event} of ${row.orderNumber}`}
                  onClick={() => onShow(row)}
                >
                  Show
                </Button>
                <Button
                  variant="default"
                  size="sm"
                  aria-label={`Resend ${row.event} of ${row.orderNumber}`}
                  onClick={() => onResend(row)}
                >
                  Resend
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
