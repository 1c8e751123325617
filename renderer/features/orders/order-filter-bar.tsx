import { Button, CloseButton, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { FulfilmentState, OrderState } from '../../../shared/domain/orders/order.ts'
import { filterOrders, isFiltered, unfiltered, useOrderFilters } from './order-filters.ts'
import classes from './orders.module.css'

const all = ''

const states: readonly { value: OrderState | typeof all; label: string }[] = [
  { value: all, label: 'Any state' },
  { value: 'placed', label: 'Being checked' },
  { value: 'inReview', label: 'In review' },
  { value: 'awaitingStock', label: 'Waits for stock' },
  { value: 'awaitingPayment', label: 'Waits for payment' },
  { value: 'confirmed', label: 'Confirmed' },
  { value: 'onHold', label: 'On hold' },
  { value: 'completed', label: 'Completed' },
  { value: 'refused', label: 'Refused' },
  { value: 'cancelled', label: 'Cancelled' },
]

const fulfilments: readonly { value: FulfilmentState | typeof all; label: string }[] = [
  { value: all, label: 'Any fulfilment' },
  { value: 'queued', label: 'To pick' },
  { value: 'picking', label: 'Picking' },
  { value: 'packed', label: 'Packed' },
  { value: 'shipped', label: 'Shipped' },
  { value: 'handedOver', label: 'Handed over' },
  { value: 'none', label: 'Nothing to pack' },
]

/** Where orders came from, how far they are, and a text. */
export const OrderFilterBar = () => {
  const filters = useOrderFilters()
  return (
    <search className={classes['filters']} aria-label="Filter orders">
      <TextInput
        className={classes['search'] ?? ''}
        aria-label="Search orders"
        placeholder="Number, name, SKU, amount …"
        leftSection={<IconSearch size={18} stroke={1.6} />}
        value={filters.text}
        onChange={(event) => filterOrders({ text: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && filterOrders({ text: '' })}
        rightSection={
          filters.text === '' ? null : (
            <CloseButton aria-label="Clear the search" onClick={() => filterOrders({ text: '' })} />
          )
        }
      />
      <SegmentedControl
        aria-label="Channel"
        size="md"
        value={filters.channel ?? all}
        onChange={(value) => filterOrders({ channel: value === 'web' || value === 'counter' ? value : null })}
        data={[
          { value: all, label: 'All' },
          { value: 'web', label: 'Web' },
          { value: 'counter', label: 'Counter' },
        ]}
      />
      <Select
        aria-label="State"
        w={160}
        data={[...states]}
        value={filters.state ?? all}
        onChange={(value) => filterOrders({ state: states.find((one) => one.value === value)?.value || null })}
      />
      <Select
        aria-label="Fulfilment"
        w={176}
        data={[...fulfilments]}
        value={filters.fulfilment ?? all}
        onChange={(value) =>
          filterOrders({ fulfilment: fulfilments.find((one) => one.value === value)?.value || null })
        }
      />
      {isFiltered(filters) ? (
        <Button variant="subtle" onClick={() => filterOrders(unfiltered)}>
          Clear filters
        </Button>
      ) : null}
    </search>
  )
}
