import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconClipboardList, IconSearchOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { OrderSummary } from '../../../shared/contract/orders.ts'
import { useLive } from '../../client/use-live.ts'
import { useFormat } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { DataTable } from '../catalog/data-table/data-table.tsx'
import { orderColumns } from './order-columns.tsx'
import { OrderFilterBar } from './order-filter-bar.tsx'
import { canShowMore, filterOrders, isFiltered, showMoreOrders, unfiltered, useOrderFilters } from './order-filters.ts'
import classes from './orders.module.css'
import { OrdersLinks } from './orders-links.tsx'
import { QueueActions } from './queue-actions.tsx'
import { QueueBar } from './queue-bar.tsx'
import { useNow } from './use-now.ts'

const noOrders: readonly OrderSummary[] = []

/** All orders, newest first, as they come in. */
export const OrdersPage = () => {
  const filters = useOrderFilters()
  const [text] = useDebouncedValue(filters.text.trim(), 150)
  const { queue, channel, state, fulfilment, limit } = filters
  const listed = useLive('orders.list', queue === null ? { channel, state, fulfilment, text, limit } : null, {
    keep: true,
  })
  const waiting = useLive(
    'orders.queue',
    queue === null ? null : { queue, channel, first: queue === 'review' ? 'risk' : 'oldest', limit: 500 },
  )
  const value = queue === null ? listed.value : waiting.value && { orders: waiting.value, more: false, away: null }
  const refusal = queue === null ? listed.refusal : waiting.refusal
  const format = useFormat()
  const now = useNow()
  const navigate = useNavigate()
  const columns = useMemo(() => orderColumns(format, now), [format, now])
  const none = value !== undefined && value.orders.length === 0

  return (
    <Page
      title="Orders"
      subtitle={value === undefined ? '' : countText(value.orders.length, value.more)}
      actions={<OrdersLinks />}
    >
      <div className={classes['layout']}>
        <QueueBar />
        {queue === null ? (
          <OrderFilterBar />
        ) : (
          <QueueActions key={queue} queue={queue} orders={value?.orders ?? noOrders} />
        )}
        <RefusalMessage refusal={refusal} />
        {none && isFiltered(filters) ? (
          <EmptyState
            icon={<IconSearchOff size={40} stroke={1.4} />}
            title={value.away === null ? 'No order matches' : 'Not on this till'}
            action={
              <Button variant="default" onClick={() => filterOrders(unfiltered)}>
                Show all orders
              </Button>
            }
          >
            {value.away ??
              (queue === null
                ? 'Search for an order number, the web shop’s own number, a customer, an SKU, a tracking number or an amount.'
                : 'Nothing waits here any more.')}
          </EmptyState>
        ) : null}
        {none && !isFiltered(filters) ? (
          <EmptyState icon={<IconClipboardList size={40} stroke={1.4} />} title="No orders yet">
            Sales from the register and orders from your web shop appear here by themselves. A web shop is connected in
            Settings.
          </EmptyState>
        ) : null}
        {none ? null : (
          <DataTable
            label="Orders"
            columns={columns}
            rows={value?.orders ?? noOrders}
            rowId={(order) => order.id}
            rowHeight={52}
            onOpen={(order) => void navigate({ to: '/orders/$orderId', params: { orderId: order.id } })}
            tone={(order) => (order.state === 'cancelled' || order.state === 'refused' ? 'quiet' : undefined)}
            footer={value?.more === true ? <MoreOrders limit={limit} /> : null}
          />
        )}
      </div>
    </Page>
  )
}

const countText = (count: number, more: boolean): string => {
  if (more) return `The newest ${count} orders`
  return count === 1 ? '1 order' : `${count} orders`
}

const MoreOrders = ({ limit }: { readonly limit: number }) => (
  <div className={classes['more']}>
    {canShowMore(limit) ? (
      <Button variant="default" onClick={showMoreOrders}>
        Show more orders
      </Button>
    ) : (
      <span className={classes['soft']}>
        Older orders are found by searching for their number, reference or customer.
      </span>
    )}
  </div>
)
