import { Stack, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, Fragment, useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { QuantityInput } from '../../ui/quantity-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './queues.module.css'

interface SplitDialogProps {
  readonly order: OrderDetail
  readonly opened: boolean
  readonly onClose: () => void
}

/** Makes some of the goods an order of their own, to be sent later or elsewhere, and shows it. */
export const SplitDialog = ({ order, opened, onClose }: SplitDialogProps) => (
  <Dialog opened={opened} onClose={onClose} size="lg" title={`Split order ${order.number}`}>
    <SplitForm order={order} onClose={onClose} />
  </Dialog>
)

const SplitForm = ({ order, onClose }: Omit<SplitDialogProps, 'opened'>) => {
  const format = useFormat()
  const { locale } = useShop()
  const navigate = useNavigate()
  const split = useCommand('orders.split')
  const [newOrderId] = useState(() => crypto.randomUUID())
  const [chosen, setChosen] = useState<ReadonlyMap<string, number | null>>(new Map())
  const [reason, setReason] = useState('')
  const lines = [...chosen].flatMap(([lineId, quantity]) =>
    quantity === null || quantity === 0 ? [] : [{ lineId, quantity }],
  )
  const goods = order.lines.flatMap((line) => {
    const left = line.kind === 'goods' ? line.quantity - (line.shipped ?? 0) : 0
    return left > 0 ? [{ line, left }] : []
  })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if ((await split.run({ orderId: order.id, newOrderId, lines, reason })) === null) return
    onClose()
    await navigate({ to: '/orders/$orderId', params: { orderId: newOrderId } })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text c="var(--ink-soft)">
          What you choose becomes an order of its own, with its share of the money: to be sent later, or to another
          address. Prices stay as they are; shipping stays on this order.
          {order.webShopName === '' ? '' : ` ${order.webShopName} is told.`}
        </Text>
        <div className={classes['parts']}>
          {goods.map(({ line, left }) => (
            <Fragment key={line.id}>
              <span>{line.name}</span>
              <QuantityInput
                aria-label={`${line.name} for the new order`}
                unit={line.unit}
                locale={locale}
                value={chosen.get(line.id) ?? (chosen.has(line.id) ? null : 0)}
                onChange={(quantity) => setChosen(new Map(chosen).set(line.id, quantity))}
              />
              <span className={classes['of']}>of {format.quantity(left, line.unit)}</span>
            </Fragment>
          ))}
        </div>
        <TextInput
          label="Reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalMessage refusal={split.refusal} />
        <DialogFoot onCancel={onClose} busy={split.busy} label="Split order" />
      </Stack>
    </form>
  )
}
