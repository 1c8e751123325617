import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, Fragment, useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { QuantityInput } from '../../ui/quantity-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './queues.module.css'

interface ChangeLinesDialogProps {
  readonly order: OrderDetail
  readonly opened: boolean
  readonly onClose: () => void
}

/** Other quantities before it is packed: 0 takes a line off. */
export const ChangeLinesDialog = ({ order, opened, onClose }: ChangeLinesDialogProps) => (
  <Dialog opened={opened} onClose={onClose} size="lg" title={`Change order ${order.number}`}>
    <ChangeLinesForm order={order} onClose={onClose} />
  </Dialog>
)

const ChangeLinesForm = ({ order, onClose }: Omit<ChangeLinesDialogProps, 'opened'>) => {
  const { locale } = useShop()
  const change = useCommand('orders.changeLines')
  const [wanted, setWanted] = useState<ReadonlyMap<string, number | null>>(new Map())
  const [reason, setReason] = useState('')
  const quantities = [...wanted].flatMap(([lineId, quantity]) => (quantity === null ? [] : [{ lineId, quantity }]))
  const incomplete = [...wanted.values()].includes(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if ((await change.run({ orderId: order.id, added: [], quantities, reason })) !== null) onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text c="var(--ink-soft)">
          Price, tax, stock and what is collected follow. What is taken off goes back into stock; 0 takes a line off.
        </Text>
        <div className={classes['change']}>
          {order.lines
            .filter(({ kind }) => kind === 'goods')
            .map((line) => (
              <Fragment key={line.id}>
                <span>{line.name}</span>
                <QuantityInput
                  aria-label={`Quantity of ${line.name}`}
                  unit={line.unit}
                  locale={locale}
                  value={wanted.has(line.id) ? (wanted.get(line.id) ?? null) : line.quantity}
                  onChange={(quantity) => setWanted(new Map(wanted).set(line.id, quantity))}
                />
              </Fragment>
            ))}
        </div>
        <TextInput
          label="Reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalMessage refusal={change.refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
          <Button type="submit" disabled={quantities.length === 0 || incomplete} loading={change.busy}>
            Change order
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
