import { Button, Stack } from '@mantine/core'
import { IconArrowRight, IconPackage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useCommand } from '../../client/use-command.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { AddressView } from '../orders/address-view.tsx'
import { Facts } from '../orders/facts.tsx'
import classes from './packing.module.css'
import { isPicked, type PickLine, pickProgress } from './pick-list.ts'
import { ShipForm } from './ship-form.tsx'
import { SlipButton } from './slip-button.tsx'
import { useFirstFocus } from './use-first-focus.ts'

interface PackingSideProps {
  readonly order: OrderDetail
  readonly lines: readonly PickLine[]
  readonly onShipped: () => void
}

/** How far it is, the one thing to do next, and where the parcel goes. */
export const PackingSide = ({ order, lines, onShipped }: PackingSideProps) => {
  const { picked, total } = pickProgress(lines)
  return (
    <div className={classes['side']}>
      <Panel>
        <Stack gap="md">
          <div>
            <div className={classes['progressText']}>
              <span>
                <strong>{picked}</strong> of {total} picked
              </span>
            </div>
            <div
              className={classes['bar']}
              role="progressbar"
              aria-label="Picked"
              aria-valuemin={0}
              aria-valuemax={total}
              aria-valuenow={picked}
            >
              <div style={{ width: total === 0 ? '0' : `${(picked / total) * 100}%` }} />
            </div>
          </div>
          <NextStep order={order} complete={lines.every(isPicked)} onShipped={onShipped} />
        </Stack>
      </Panel>
      <Panel title="Packing slip">
        <Stack gap="sm">
          <SlipButton orderId={order.id} />
        </Stack>
      </Panel>
      <ShipTo order={order} />
    </div>
  )
}

const NextStep = ({
  order,
  complete,
  onShipped,
}: {
  readonly order: OrderDetail
  readonly complete: boolean
  readonly onShipped: () => void
}) => {
  const start = useCommand('fulfilment.startPicking')
  const pack = useCommand('fulfilment.pack')
  const startButton = useFirstFocus<HTMLButtonElement>()
  const packButton = useRef<HTMLButtonElement>(null)
  // The last line is picked: Enter packs.
  useEffect(() => {
    if (complete && order.fulfilment === 'picking') packButton.current?.focus()
  }, [complete, order.fulfilment])

  switch (order.fulfilment) {
    case 'queued':
      return (
        <>
          <Button
            size="lg"
            fullWidth
            ref={startButton}
            loading={start.busy}
            rightSection={<IconArrowRight size={22} stroke={1.6} />}
            onClick={() => void start.run({ orderId: order.id })}
          >
            Start picking
          </Button>
          <RefusalMessage refusal={start.refusal} />
        </>
      )
    case 'picking':
      return (
        <>
          <Button
            ref={packButton}
            size="lg"
            fullWidth
            disabled={!complete}
            loading={pack.busy}
            leftSection={<IconPackage size={22} stroke={1.6} />}
            onClick={() => void pack.run({ orderId: order.id })}
          >
            Pack
          </Button>
          <RefusalMessage refusal={pack.refusal} />
        </>
      )
    case 'packed':
      return <ShipForm orderId={order.id} onShipped={onShipped} />
    default:
      return (
        <>
          <Facts
            rows={[
              ['Carrier', order.shipment?.carrier ?? ''],
              ['Tracking', order.shipment?.tracking ?? ''],
            ]}
          />
          <Button component={Link} to="/fulfilment" fullWidth>
            Back to the queue
          </Button>
        </>
      )
  }
}

const ShipTo = ({ order }: { readonly order: OrderDetail }) => {
  const address = order.shippingAddress
  return (
    <Panel title="Ships to">
      {address === null ? (
        <span className={classes['soft']}>No address was given. Ask the customer: {order.customer?.email}</span>
      ) : (
        <AddressView address={address} />
      )}
    </Panel>
  )
}
