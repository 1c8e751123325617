import { Link } from '@tanstack/react-router'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useFormat } from '../../stores/shop.ts'
import classes from './came-back.module.css'

/** What came back of a sale, and with which receipts; nothing where nothing did. */
export const CameBack = ({ sale }: { readonly sale: Pick<OrderDetail, 'lines' | 'returns'> }) => {
  const format = useFormat()
  if (sale.returns.length === 0) return null
  return (
    <section className={classes['back']} aria-label="Came back">
      <h2 className={classes['title']}>Came back</h2>
      {sale.returns.map((one) => (
        <div key={one.orderId} className={classes['return']}>
          <Link to="/receipts/$orderId" params={{ orderId: one.orderId }} className={classes['number']}>
            {one.number}
          </Link>
          <span>{format.moment(one.at)}</span>
          <span className={classes['amount']}>{format.money(one.given)}</span>
          {one.lines.map(({ lineId, quantity }) => {
            const line = sale.lines.find(({ id }) => id === lineId)
            return line === undefined ? null : (
              <span key={lineId} className={classes['line']}>
                {format.quantity(quantity, line.unit)} of {format.quantity(line.quantity, line.unit)} {line.name}
              </span>
            )
          })}
        </div>
      ))}
    </section>
  )
}
