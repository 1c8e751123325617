import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { isCollected, refundable } from '../../../shared/domain/orders/refunds.ts'
import { useCommand } from '../../client/use-command.ts'
import { ChangeLinesDialog } from './change-lines-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { SplitDialog } from './split-dialog.tsx'

type Asked = 'hold' | 'comment' | 'lines' | 'refund' | 'split' | 'merge' | null

interface OrderMenuProps {
  readonly order: OrderDetail
  readonly onCancel: (() => void) | null
}

/** Mirror what the order manager would refuse, so that nothing is offered in vain. */
const holdable = ({ state, fulfilment, payment }: OrderDetail): boolean =>
  (state === 'awaitingStock' || (state === 'confirmed' && fulfilment !== 'shipped')) && payment !== 'capturing'
const changeable = ({ state, fulfilment, payment }: OrderDetail): boolean =>
  (state === 'inReview' || state === 'awaitingStock' || state === 'confirmed' || state === 'onHold') &&
  (fulfilment === 'none' || fulfilment === 'queued' || fulfilment === 'picking') &&
  payment !== 'capturing'

/** What the back office does to an online order. */
export const OrderMenu = ({ order, onCancel }: OrderMenuProps) => {
  const [asked, setAsked] = useState<Asked>(null)
  const hold = useCommand('orders.hold')
  const comment = useCommand('orders.comment')
  const tell = useCommand('orders.tellAgain')
  const orderId = order.id
  const close = (): void => setAsked(null)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={18} stroke={1.6} />}>
            Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {holdable(order) ? <Menu.Item onClick={() => setAsked('hold')}>Put on hold</Menu.Item> : null}
          {changeable(order) ? <Menu.Item onClick={() => setAsked('lines')}>Change quantities</Menu.Item> : null}
          {changeable(order) && order.state !== 'inReview' ? (
            <>
              <Menu.Item onClick={() => setAsked('split')}>Split</Menu.Item>
              <Menu.Item onClick={() => setAsked('merge')}>Merge another order into it</Menu.Item>
            </>
          ) : null}
          {isCollected(order) && refundable(order) > 0 ? (
            <Menu.Item onClick={() => setAsked('refund')}>Pay back</Menu.Item>
          ) : null}
          <Menu.Item onClick={() => setAsked('comment')}>Add a note</Menu.Item>
          {order.told.map((event) => (
            <Menu.Item key={event} onClick={() => void tell.run({ orderId, event })}>
              Tell the web shop again: {event}
            </Menu.Item>
          ))}
          {onCancel === null ? null : (
            <Menu.Item color="red" onClick={onCancel}>
              Cancel order
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ReasonDialog
        opened={asked === 'hold'}
        title={`Put order ${order.number} on hold?`}
        label="Reason"
        untilLabel="Release it by itself on (optional)"
        confirmLabel="Put on hold"
        busy={hold.busy}
        refusal={hold.refusal}
        onClose={close}
        onConfirm={async (reason, until) => (await hold.run({ orderId, reason, until })) !== null}
      >
        Nobody packs it until it is released. Goods and money stay reserved, and the web shop is told.
      </ReasonDialog>
      <ReasonDialog
        opened={asked === 'comment'}
        title={`Note on order ${order.number}`}
        label="Note"
        confirmLabel="Add note"
        busy={comment.busy}
        refusal={comment.refusal}
        onClose={close}
        onConfirm={async (text) => (await comment.run({ orderId, text })) !== null}
      >
        It stays in the order’s history. The customer does not see it.
      </ReasonDialog>
      <RefundDialog order={order} opened={asked === 'refund'} onClose={close} />
      <ChangeLinesDialog order={order} opened={asked === 'lines'} onClose={close} />
      <SplitDialog order={order} opened={asked === 'split'} onClose={close} />
      <MergeDialog order={order} opened={asked === 'merge'} onClose={close} />
    </>
  )
}
