import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconFileUnknown } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useLive } from '../../client/use-live.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { PackOrder } from './pack-order.tsx'

const back = (
  <ActionIcon component={Link} to="/fulfilment" aria-label="Back to the queue">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)
const toQueue = (
  <Button component={Link} to="/fulfilment">
    Show the queue
  </Button>
)

/** Picks, packs and ships one order. */
export const PackingPage = () => {
  const { orderId } = useParams({ from: '/fulfilment/$orderId' })
  const { value: order, refusal } = useLive('orders.read', { orderId })
  if (order === undefined)
    return (
      <Page title="Pick and pack" back={back}>
        <RefusalMessage refusal={refusal} />
      </Page>
    )
  if (order === null || order.fulfilment === 'none' || order.fulfilment === 'handedOver')
    return (
      <Page title={order === null ? 'Pick and pack' : `Order ${order.number}`} back={back}>
        <EmptyState
          icon={<IconFileUnknown size={40} stroke={1.4} />}
          title={order?.state === 'cancelled' ? 'This order was cancelled' : 'There is nothing to pack here'}
          action={toQueue}
        >
          {order?.state === 'cancelled'
            ? `${order.reason?.message ?? ''} Put what you have picked back on the shelf: it is free for other orders again.`
            : 'The order is not in the fulfilment queue. Choose another one.'}
        </EmptyState>
      </Page>
    )
  return <PackOrder key={order.id} order={order} back={back} />
}
