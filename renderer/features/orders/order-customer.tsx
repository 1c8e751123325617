import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { Customer } from '../../../shared/domain/orders/order.ts'
import { Panel } from '../../ui/panel.tsx'
import { FulfilmentStateBadge } from '../../ui/status-badge.tsx'
import { AddressView } from './address-view.tsx'
import { Facts } from './facts.tsx'
import classes from './order.module.css'

const Record = ({ record }: { readonly record: NonNullable<Customer['record']> }) => (
  <>
    {record.card === '' ? null : <span>Card {record.card}</span>}
    {record.group === '' ? null : <span>{record.group}</span>}
    {record.taxExempt ? <span>Tax-exempt</span> : null}
  </>
)

/** Who ordered, and where it goes. */
export const OrderCustomer = ({ order }: { readonly order: OrderDetail }) => {
  const { customer, shippingAddress: address } = order
  if (customer === null) return null
  return (
    <Panel title="Customer">
      <address className={classes['address']}>
        <strong>{customer.name}</strong>
        {customer.email === '' ? null : <span>{customer.email}</span>}
        {customer.phone === null ? null : <span>{customer.phone}</span>}
        {customer.record === undefined ? null : <Record record={customer.record} />}
      </address>
      {address === null ? null : (
        <>
          <h3 className={classes['heading']}>Ships to</h3>
          <AddressView address={address} />
        </>
      )}
    </Panel>
  )
}

/** How the goods get, or got, to the customer; and what was granted of the digital ones. */
export const OrderFulfilment = ({ order }: { readonly order: OrderDetail }) => {
  const goods = order.fulfilment !== 'none'
  if (order.channel === 'counter' || (!goods && order.access.length === 0)) return null
  const lines = order.lines.filter((line) => line.kind === 'goods')
  const picked = lines.filter((line) => line.picked >= line.quantity).length
  return (
    <Panel title="Fulfilment" actions={<FulfilmentStateBadge state={order.fulfilment} />}>
      {goods && order.shipment === null ? <Facts rows={[['Lines picked', `${picked} of ${lines.length}`]]} /> : null}
      {order.shipment === null ? null : (
        <Facts
          rows={[
            ['Carrier', order.shipment.carrier],
            ['Tracking', order.shipment.tracking],
          ]}
        />
      )}
      {order.access.map((access, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: access is only ever appended.
        <div className={classes['access']} key={index}>
          <small className={classes['soft']}>
            {order.lines.find((line) => line.id === access.lineId)?.name} ·{' '}
            {access.kind === 'link' ? 'link' : 'licence key'}
            {access.revoked === true ? ' · paid back, not to be used any more' : ''}
          </small>
          <code>{access.value}</code>
        </div>
      ))}
    </Panel>
  )
}
