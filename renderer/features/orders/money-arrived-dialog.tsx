import { Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { type AwaitedEffect, awaitedWords } from './awaited-words.ts'

interface MoneyArrivedDialogProps {
  readonly order: OrderDetail
  /** Null: closed. */
  readonly effect: AwaitedEffect | null
  readonly onClose: () => void
}

/** Asks how much it was, and what proves it. */
export const MoneyArrivedDialog = ({ order, effect, onClose }: MoneyArrivedDialogProps) => (
  <Dialog opened={effect !== null} onClose={onClose} title={effect === null ? '' : awaitedWords(effect).button}>
    {effect === null ? null : <MoneyArrivedForm order={order} effect={effect} onClose={onClose} />}
  </Dialog>
)

const MoneyArrivedForm = ({ order, effect, onClose }: MoneyArrivedDialogProps & { readonly effect: AwaitedEffect }) => {
  const { digits, locale } = useShop()
  const tell = useCommand('orders.moneyArrived')
  const [amount, setAmount] = useState<number | null>(null)
  const [reference, setReference] = useState('')
  const [tried, setTried] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (amount === null || reference.trim() === '') return setTried(true)
    const told = await tell.run({ orderId: order.id, effectId: effect.id, amount, reference: reference.trim() })
    if (told !== null) onClose()
  }
  const amountRefused = tell.refusal?.field === 'amount' ? tell.refusal.message : null
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <MoneyInput
          data-autofocus
          label="Amount"
          currency={order.currency}
          digits={digits}
          locale={locale}
          value={amount}
          onChange={setAmount}
          error={tried && amount === null ? 'Enter the amount.' : amountRefused}
        />
        <TextInput
          label="Proof"
          description="The line of the bank’s statement, or of the carrier’s list."
          maxLength={80}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
          error={tried && reference.trim() === '' ? 'Fill this in.' : null}
        />
        <RefusalMessage refusal={amountRefused === null ? tell.refusal : null} />
        <DialogFoot onCancel={onClose} busy={tell.busy} label={awaitedWords(effect).button} />
      </Stack>
    </form>
  )
}
