import { Button, Chip, Group, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

interface CancelOrderDialogProps {
  readonly order: OrderDetail
  readonly opened: boolean
  readonly onClose: () => void
}

const usual = [
  'Customer changed their mind',
  'Ordered twice',
  'Not in stock after all',
  'Address can’t be delivered to',
]
const longest = 200

/** Asks why, and says what follows. */
export const CancelOrderDialog = ({ order, opened, onClose }: CancelOrderDialogProps) => (
  <Dialog opened={opened} onClose={onClose} title={`Cancel order ${order.number}?`}>
    <CancelForm order={order} onClose={onClose} />
  </Dialog>
)

const CancelForm = ({ order, onClose }: Omit<CancelOrderDialogProps, 'opened'>) => {
  const format = useFormat()
  const cancel = useCommand('orders.cancel')
  const [reason, setReason] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if ((await cancel.run({ orderId: order.id, reason })) !== null) onClose()
  }
  const money =
    order.payment === 'authorised' ? `, the ${format.money(order.totals.total)} set aside at the bank is released` : ''
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text c="var(--ink-soft)">
          The reserved stock becomes available again{money}, and {order.webShopName} is told. This can’t be undone.
        </Text>
        <Chip.Group value={reason} onChange={setReason}>
          <Group gap="xs">
            {usual.map((one) => (
              <Chip key={one} value={one} size="md">
                {one}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Textarea
          data-autofocus
          label="Reason"
          description="The customer may see it."
          autosize
          minRows={2}
          maxLength={longest}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalMessage refusal={cancel.refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep the order
          </Button>
          <Button type="submit" color="red" disabled={reason.trim() === ''} loading={cancel.busy}>
            Cancel order
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
