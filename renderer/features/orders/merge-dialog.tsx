import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { MergeChoice } from '../../../shared/contract/split-orders.ts'
import { useCommand } from '../../client/use-command.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

interface MergeDialogProps {
  readonly order: OrderDetail
  readonly opened: boolean
  readonly onClose: () => void
}

/** Puts another order of the customer to this one, so that both are sent together. */
export const MergeDialog = ({ order, opened, onClose }: MergeDialogProps) => (
  <Dialog opened={opened} onClose={onClose} size="lg" title={`Merge another order into ${order.number}`}>
    <MergeForm order={order} onClose={onClose} />
  </Dialog>
)

const MergeForm = ({ order, onClose }: Omit<MergeDialogProps, 'opened'>) => {
  const merge = useCommand('orders.merge')
  const { value: choices, refusal } = useQuery('orders.mergeChoices', { orderId: order.id })
  const [fromId, setFromId] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (fromId === '') return setTried(true)
    if ((await merge.run({ orderId: order.id, fromId, reason })) !== null) onClose()
  }
  const name = order.customer?.name ?? 'the customer'
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text c="var(--ink-soft)">
          The goods and the money of the order that you choose come to this one, and both are sent together. The other
          order ends.{order.webShopName === '' ? '' : ` ${order.webShopName} is told.`}
        </Text>
        {choices?.length === 0 ? (
          <Message kind="info">There is no other order of {name} that has not been sent yet.</Message>
        ) : (
          <Radio.Group
            size="md"
            label={`Orders of ${name}`}
            value={fromId}
            onChange={setFromId}
            error={tried && fromId === '' ? 'Choose an order.' : null}
          >
            <Stack gap="sm" mt="xs">
              {choices?.map((choice) => (
                <Choice key={choice.order.id} choice={choice} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <TextInput
          label="Reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalMessage refusal={merge.refusal ?? refusal} />
        <DialogFoot onCancel={onClose} busy={merge.busy} label="Merge orders" />
      </Stack>
    </form>
  )
}

const Choice = ({ choice: { order, refusal } }: { readonly choice: MergeChoice }) => {
  const format = useFormat()
  const lines = `${order.lineCount} ${order.lineCount === 1 ? 'line' : 'lines'}`
  return (
    <Radio
      size="md"
      value={order.id}
      disabled={refusal !== null}
      label={`${order.number} · ${lines} · ${format.money(order.total)} · placed ${format.moment(order.placedAt)}`}
      description={refusal}
    />
  )
}
