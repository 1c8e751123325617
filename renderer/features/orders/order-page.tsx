import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconFileUnknown, IconPackage } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useLive } from '../../client/use-live.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Message } from '../../ui/message.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { FulfilmentStateBadge, OrderStateBadge, PaymentStateBadge } from '../../ui/status-badge.tsx'
import { AwaitedMoney } from './awaited-money.tsx'
import { CancelOrderDialog } from './cancel-order-dialog.tsx'
import classes from './order.module.css'
import { OrderCustomer, OrderFulfilment } from './order-customer.tsx'
import { OrderHistory } from './order-history.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderLinked } from './order-linked.tsx'
import { OrderMenu } from './order-menu.tsx'
import { OrderPayment } from './order-payment.tsx'
import { OrderProblems } from './order-problems.tsx'
import { OrderTold } from './order-told.tsx'
import { OrderWaits } from './order-waits.tsx'
import { ReturnAsked } from './return-asked.tsx'

const back = (
  <ActionIcon component={Link} to="/orders" aria-label="Back to orders">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

/** One order: what was ordered, by whom, how it was paid, and what happened to it. */
export const OrderPage = () => {
  const { orderId } = useParams({ from: '/orders/$orderId' })
  const { value: order, refusal } = useLive('orders.read', { orderId })
  if (order === undefined)
    return (
      <Page title="Order" back={back}>
        <RefusalMessage refusal={refusal} />
      </Page>
    )
  if (order === null)
    return (
      <Page title="Order" back={back}>
        <EmptyState
          icon={<IconFileUnknown size={40} stroke={1.4} />}
          title="There is no such order"
          action={
            <Button component={Link} to="/orders" variant="default">
              Show all orders
            </Button>
          }
        >
          The link may be old or incomplete. Search for the order’s number in the list.
        </EmptyState>
      </Page>
    )
  return <OpenOrder key={order.id} order={order} />
}

/** Mirrors what the order manager would refuse, so that no button is offered in vain. */
const cancellable = (order: OrderDetail): boolean =>
  order.channel !== 'counter' &&
  open.includes(order.state) &&
  order.lines.every(({ shipped = 0 }) => shipped === 0) &&
  order.fulfilment !== 'shipped' &&
  order.payment !== 'capturing' &&
  order.payment !== 'captured'

const open: readonly OrderDetail['state'][] = [
  'placed',
  'inReview',
  'awaitingStock',
  'awaitingPayment',
  'confirmed',
  'onHold',
]

const OpenOrder = ({ order }: { readonly order: OrderDetail }) => {
  const format = useFormat()
  const navigate = useNavigate()
  const manages = useMay('orders.manage')
  const packs = useMay('fulfilment.work')
  const [cancelling, setCancelling] = useState(false)
  const inQueue = order.fulfilment === 'queued' || order.fulfilment === 'picking' || order.fulfilment === 'packed'
  return (
    <Page
      title={order.channel !== 'counter' ? `Order ${order.number}` : `Receipt ${order.number}`}
      subtitle={subtitle(order, format.moment(order.placedAt))}
      back={back}
      actions={
        <>
          {manages && order.channel !== 'counter' ? (
            <OrderMenu order={order} onCancel={cancellable(order) ? () => setCancelling(true) : null} />
          ) : null}
          {packs && inQueue && order.state !== 'onHold' ? (
            <Button
              onClick={() => void navigate({ to: '/fulfilment/$orderId', params: { orderId: order.id } })}
              leftSection={<IconPackage size={20} stroke={1.6} />}
            >
              Pick and pack
            </Button>
          ) : null}
        </>
      }
    >
      <div className={classes['page']}>
        <div className={classes['badges']} role="group" aria-label="States">
          <OrderStateBadge state={order.state} />
          {order.fulfilment === 'none' ? null : <FulfilmentStateBadge state={order.fulfilment} />}
          <PaymentStateBadge state={order.payment} />
        </div>
        <OrderWaits order={order} />
        <ReturnAsked order={order} />
        <OrderProblems order={order} />
        <AwaitedMoney order={order} />
        {order.note ? <Message kind="info">{order.note.text}</Message> : null}
        <div className={classes['columns']}>
          <div className={classes['column']}>
            <OrderLines order={order} />
            <OrderHistory rows={order.history} />
          </div>
          <div className={classes['column']}>
            <OrderLinked order={order} />
            <OrderCustomer order={order} />
            <OrderPayment order={order} />
            <OrderFulfilment order={order} />
            <OrderTold order={order} />
          </div>
        </div>
      </div>
      <CancelOrderDialog order={order} opened={cancelling} onClose={() => setCancelling(false)} />
    </Page>
  )
}

const origins = { phone: 'By phone', file: 'From a file' } as const

const subtitle = (order: OrderDetail, placed: string): string =>
  order.channel !== 'counter'
    ? `${order.channel === 'web' ? order.webShopName : origins[order.channel]} ${order.reference} · placed ${placed}`
    : `Sold at the counter ${placed}${order.staffName === '' ? '' : ` by ${order.staffName}`}`
