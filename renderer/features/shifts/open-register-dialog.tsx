import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useCommand } from '../../client/use-command.ts'
import { useRegister, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { CashCount } from './cash-count.tsx'
import { countedIn, countOf, emptyDraft } from './count-draft.ts'
import classes from './shifts.module.css'

interface OpenRegisterDialogProps {
  /** Without having opened it; that it is open is told by the settings. */
  readonly onClose: () => void
}

/** Asks for the opening float: before the first sale, and whenever somebody wants to take money without one. */
export const OpenRegisterDialog = ({ onClose }: OpenRegisterDialogProps) => {
  const shop = useShop()
  const { name, shiftsLeftSince, copyOf, copiedAt } = useRegister()
  const open = useCommand('shifts.open')
  const [shiftId] = useState(uuidv7)
  const [draft, setDraft] = useState(() => emptyDraft('amount', shop))
  const counted = countedIn(draft)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (counted === null || countOf(draft, shop) === null) return
    await open.run({ shiftId, float: counted })
  }
  // Somebody was quicker on another screen: the register is open, which is all that was wanted.
  const refusal = open.refusal?.refusal === 'shift_open' ? null : open.refusal
  return (
    <Dialog opened onClose={onClose} title={`Open ${name}`} size={820} closeOnClickOutside={false}>
      <form onSubmit={(event) => void submit(event)}>
        <p className={classes['lead']}>How much cash is in the drawer, before the first sale? An empty drawer is 0.</p>
        {shiftsLeftSince !== undefined && (
          <p className={classes['lead']}>
            A backup was restored: count what is in the drawer now. The shift of before is closed with this count, as
            soon as its sales are back from the hub.
          </p>
        )}
        {copyOf !== undefined && copiedAt !== undefined && (
          <p className={classes['lead']}>
            This till’s data were copied from another one, which keeps its register and its open shift: count what is in
            this till’s drawer now.
          </p>
        )}
        <CashCount draft={draft} onChange={setDraft} label="Opening float" columns={3} disabled={open.busy} />
        <RefusalMessage refusal={refusal} onDismiss={open.dismiss} />
        <Group justify="space-between" mt="xl">
          <Button variant="subtle" color="gray" h={56} onClick={onClose}>
            Later
          </Button>
          <Button type="submit" h={56} px="xl" fz="lg" loading={open.busy} disabled={countOf(draft, shop) === null}>
            Open the register
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
