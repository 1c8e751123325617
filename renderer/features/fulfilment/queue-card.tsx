import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { OrderSummary } from '../../../shared/contract/orders.ts'
import { ageText, isNew } from '../orders/relative-time.ts'
import classes from './fulfilment.module.css'

const day = 24 * 60 * 60 * 1000

/** Weighed goods make no whole number of pieces: then the lines are counted. */
const sizeText = ({ goods, lineCount }: OrderSummary): string => {
  if (goods % 1000 !== 0) return lineCount === 1 ? '1 line' : `${lineCount} lines`
  return goods === 1000 ? '1 piece' : `${goods / 1000} pieces`
}

/** An order in the queue; all of it opens the packing page. */
export const QueueCard = ({ order, now }: { readonly order: OrderSummary; readonly now: number }) => (
  <li>
    <Link className={classes['card']} to="/fulfilment/$orderId" params={{ orderId: order.id }}>
      <span className={classes['line']}>
        <strong className={classes['number']}>{order.number}</strong>
        {order.problem === null ? null : (
          <IconAlertTriangle
            className={classes['problem']}
            size={18}
            stroke={1.7}
            role="img"
            aria-label={`Problem: ${order.problem}`}
          />
        )}
        <span className={classes['age']} data-late={now - order.placedAt > day || undefined}>
          {isNew(order.placedAt, now) ? 'new' : ageText(order.placedAt, now)}
        </span>
      </span>
      <span className={classes['customer']}>{order.customerName}</span>
      <span className={classes['line']}>
        <small>{order.webShopName}</small>
        <small className={classes['size']}>{sizeText(order)}</small>
      </span>
      {order.fulfilment === 'picking' ? (
        <span className={classes['bar']}>
          <span style={{ width: order.goods === 0 ? '0' : `${(order.picked / order.goods) * 100}%` }} />
        </span>
      ) : null}
    </Link>
  </li>
)
