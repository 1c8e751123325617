import { Link } from '@tanstack/react-router'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { LinkedOrder } from '../../../shared/domain/orders/online-facts.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './order.module.css'

/** The orders that this one was split or merged with. */
export const OrderLinked = ({ order }: { readonly order: OrderDetail }) => {
  const { splitFrom, splitInto = [], mergedInto, mergedFrom = [] } = order
  const rows: (readonly [string, LinkedOrder])[] = [
    ...(splitFrom === undefined ? [] : [['Split off', splitFrom] as const]),
    ...splitInto.map((one) => ['Split into', one] as const),
    ...mergedFrom.map((one) => ['Has the goods of', one] as const),
    ...(mergedInto === undefined ? [] : [['Merged into', mergedInto] as const]),
  ]
  if (rows.length === 0) return null
  return (
    <Panel title="Split and merged">
      <dl className={classes['facts']}>
        {rows.map(([name, { id, number }]) => (
          <div key={`${name} ${id}`}>
            <dt>{name}</dt>
            <dd>
              <Link to="/orders/$orderId" params={{ orderId: id }} className={classes['link']}>
                {number}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
