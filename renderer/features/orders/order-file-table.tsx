import { Link } from '@tanstack/react-router'
import { Panel } from '../../ui/panel.tsx'
import { resultWords } from './order-file-words.ts'
import classes from './orders.module.css'

export interface FileRow {
  readonly reference: string
  readonly customerName: string
  readonly lineCount: number
  readonly result: keyof typeof resultWords
  readonly orderId: string | null
  readonly number?: string
  readonly message?: string
}

/** The orders in a file, and what became of each. */
export const OrderFileTable = ({ rows }: { readonly rows: readonly FileRow[] }) => (
  <Panel flush>
    <table className={classes['fileTable']} aria-label="Orders in the file">
      <thead>
        <tr>
          <th>Reference</th>
          <th>Customer</th>
          <th data-number>Lines</th>
          <th>Result</th>
          <th>Order</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ reference, customerName, lineCount, result, orderId, number = '', message = '' }) => (
          <tr key={reference}>
            <td>{reference}</td>
            <td>{customerName}</td>
            <td data-number>{lineCount}</td>
            <td>
              {resultWords[result]}
              {message === '' ? null : <small>{message}</small>}
            </td>
            <td>
              {orderId === null ? (
                '–'
              ) : (
                <Link to="/orders/$orderId" params={{ orderId }} className={classes['number']}>
                  {number === '' ? 'Open' : number}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Panel>
)
