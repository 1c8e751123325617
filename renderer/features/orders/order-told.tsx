import { VisuallyHidden } from '@mantine/core'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { type ToldFacts, toldFacts } from '../../../shared/domain/orders/told.ts'
import { useFormat } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import { FulfilmentStateBadge, OrderStateBadge, PaymentStateBadge } from '../../ui/status-badge.tsx'
import classes from './order.module.css'

/** What the web shop was told last, beside what the order is. */
export const OrderTold = ({ order }: { readonly order: OrderDetail }) => {
  const format = useFormat()
  const { lastTold } = order
  if (lastTold === null) return null
  const { said } = lastTold
  const is = toldFacts(order)
  const rows = [
    ['Order', <OrderStateBadge key="t" state={said.state} />, <OrderStateBadge key="i" state={is.state} />],
    [
      'Goods',
      <FulfilmentStateBadge key="t" state={said.fulfilment} />,
      <FulfilmentStateBadge key="i" state={is.fulfilment} />,
    ],
    ['Payment', <PaymentStateBadge key="t" state={said.payment} />, <PaymentStateBadge key="i" state={is.payment} />],
    ['Total', format.money(said.total), format.money(is.total)],
    ['Paid back', format.money(said.refunded), format.money(is.refunded)],
  ] as const
  const differs = (Object.keys(is) as (keyof ToldFacts)[]).some((fact) => is[fact] !== said[fact])
  return (
    <Panel title={`What ${order.webShopName} knows`}>
      <p className={classes['soft']}>
        Told {format.moment(lastTold.at)}, by {lastTold.event}.{' '}
        {differs ? 'The order has gone on since.' : 'That is how the order is.'}
      </p>
      <table className={classes['told']} aria-label={`What ${order.webShopName} knows`}>
        <thead>
          <tr>
            <th>
              <VisuallyHidden>What</VisuallyHidden>
            </th>
            <th>It was told</th>
            <th>It is</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, told, now]) => (
            <tr key={name}>
              <th>{name}</th>
              <td>{told}</td>
              <td>{now}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
