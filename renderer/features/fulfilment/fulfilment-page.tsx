import { Button } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { OrderSummary } from '../../../shared/contract/orders.ts'
import { useLive } from '../../client/use-live.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Message } from '../../ui/message.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { relativeTime } from '../orders/relative-time.ts'
import { useNow } from '../orders/use-now.ts'
import classes from './fulfilment.module.css'
import { forgetLastShipped, useLastShipped } from './last-shipped.ts'
import { QueueCard } from './queue-card.tsx'
import { useFirstFocus } from './use-first-focus.ts'

const columns = [
  { at: 'queued', title: 'To pick', empty: 'Nothing waits to be picked.' },
  { at: 'picking', title: 'Picking', empty: 'Nobody is picking right now.' },
  { at: 'packed', title: 'Packed', empty: 'No parcel waits for its label.' },
] as const

/** What has to leave the house, oldest first. */
export const FulfilmentPage = () => {
  const { value: queue, refusal } = useLive('fulfilment.queue', {})
  const now = useNow()
  const open = queue?.open ?? []
  const board = useRef<HTMLDivElement>(null)
  const arrived = queue !== undefined
  // Enter opens the first order, unless the keyboard is somewhere already.
  useEffect(() => {
    if (arrived && document.activeElement === document.body) board.current?.querySelector('a')?.focus()
  }, [arrived])
  return (
    <Page title="Fulfilment" subtitle={queue === undefined ? '' : subtitle(open.length, queue.shipped.length)}>
      <div className={classes['layout']}>
        <RefusalMessage refusal={refusal} />
        {queue === undefined ? null : <ShippedNow open={open} />}
        {queue !== undefined && open.length === 0 && queue.shipped.length === 0 ? (
          <EmptyState icon={<IconPackage size={40} stroke={1.4} />} title="Nothing to pack">
            Orders from your web shop appear here as soon as their stock and their payment are sure.
          </EmptyState>
        ) : (
          <div className={classes['board']} ref={board}>
            {columns.map(({ at, title, empty }) => {
              const orders = open.filter((order) => order.fulfilment === at)
              return (
                <section key={at} className={classes['column']} aria-label={title}>
                  <h2 className={classes['heading']}>
                    {title} <span className={classes['count']}>{queue === undefined ? '' : orders.length}</span>
                  </h2>
                  <ul className={classes['cards']}>
                    {orders.map((order) => (
                      <QueueCard key={order.id} order={order} now={now} />
                    ))}
                  </ul>
                  {queue !== undefined && orders.length === 0 ? <p className={classes['empty']}>{empty}</p> : null}
                </section>
              )
            })}
            <section className={classes['column']} aria-label="Shipped recently" data-quiet>
              <h2 className={classes['heading']}>Shipped recently</h2>
              <ul className={classes['cards']}>
                {queue?.shipped.map((order) => (
                  <li key={order.id}>
                    <Link className={classes['shipped']} to="/fulfilment/$orderId" params={{ orderId: order.id }}>
                      <span>
                        <strong>{order.number}</strong>
                        <small>{relativeTime(order.updatedAt, now)}</small>
                      </span>
                      <small>
                        {order.shipment?.carrier} {order.shipment?.tracking}
                      </small>
                    </Link>
                  </li>
                ))}
              </ul>
              {queue?.shipped.length === 0 ? <p className={classes['empty']}>Shipped orders appear here.</p> : null}
            </section>
          </div>
        )}
      </div>
    </Page>
  )
}

const subtitle = (count: number, shipped: number): string => {
  if (count === 0) return shipped === 0 ? '' : 'Everything is on its way'
  return count === 1 ? '1 order has to leave the house' : `${count} orders have to leave the house, oldest first`
}

const NextButton = ({ order }: { readonly order: OrderSummary }) => (
  <Button ref={useFirstFocus<HTMLAnchorElement>()} component={Link} to={`/fulfilment/${order.id}`}>
    Next: {order.number}
  </Button>
)

/** After an order was shipped: that it was, and the next one. */
const ShippedNow = ({ open }: { readonly open: readonly OrderSummary[] }) => {
  const shipped = useLastShipped((state) => state.order)
  if (shipped === null) return null
  const others = open.filter((order) => order.id !== shipped.id)
  const next =
    others.find((order) => order.fulfilment === 'picking') ??
    others.find((order) => order.fulfilment === 'queued') ??
    others[0]
  return (
    <Message kind="done" onDismiss={forgetLastShipped} action={next === undefined ? null : <NextButton order={next} />}>
      <strong>{shipped.number} is shipped.</strong>{' '}
      {next === undefined ? 'That was the last one.' : `${next.customerName} has been waiting longest.`}
    </Message>
  )
}
