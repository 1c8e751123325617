import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { CashMove } from '../../../shared/domain/shifts/shift.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './shifts.module.css'

const words: Record<CashMove, { title: string; lead: string; button: string }> = {
  paidIn: { title: 'Pay in', lead: 'Cash that comes into the drawer without a sale: change, say.', button: 'Pay in' },
  paidOut: {
    title: 'Pay out',
    lead: 'Cash that leaves the drawer: stamps, milk, a window cleaner.',
    button: 'Pay out',
  },
  drop: {
    title: 'To the safe',
    lead: 'Notes that are brought to the safe while the register sells on.',
    button: 'Bring to the safe',
  },
}

/** Cash into the drawer or out of it. What is refused is said beside its field. */
export const MoveDialog = ({ move, onClose }: { readonly move: CashMove; readonly onClose: () => void }) => {
  const { currency, digits, locale } = useShop()
  const save = useCommand('shifts.moveCash')
  const [moveId] = useState(uuidv7)
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const { title, lead, button } = words[move]
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (amount !== null && (await save.run({ moveId, move, amount, reason })) !== null) onClose()
  }
  const errorAt = (field: string): string | undefined =>
    save.refusal?.field === field ? save.refusal.message : undefined
  const elsewhere = save.refusal !== null && errorAt('amount') === undefined && errorAt('reason') === undefined
  return (
    <Dialog opened onClose={onClose} title={title} size={460}>
      <form onSubmit={(event) => void submit(event)}>
        <p className={classes['lead']}>{lead}</p>
        <MoneyInput
          label="Amount"
          size="xl"
          data-autofocus
          currency={currency}
          digits={digits}
          locale={locale}
          value={amount}
          error={errorAt('amount')}
          onChange={setAmount}
        />
        <TextInput
          mt="md"
          label={move === 'drop' ? 'Note' : 'What for'}
          description={move === 'drop' ? 'Can stay empty.' : 'It stands on the report.'}
          maxLength={120}
          value={reason}
          error={errorAt('reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {elsewhere ? <RefusalMessage refusal={save.refusal} /> : null}
        <Button type="submit" fullWidth h={56} mt="xl" fz="lg" loading={save.busy} disabled={amount === null}>
          {button}
        </Button>
      </form>
    </Dialog>
  )
}
