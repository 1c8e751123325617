import { useCommand } from '../../client/use-command.ts'
import { useQuery } from '../../client/use-query.ts'
import { allSent } from '../../stores/cart-queue.ts'
import { closeDialog, isOpen } from '../../stores/register-screen.ts'
import { begin, useSession } from '../../stores/session.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { PinEntry } from './pin-entry.tsx'

/** Somebody else goes on at this register, with the cart as it is. */
export const SwitchDialog = () => {
  const own = useSession((session) => session.staff?.id)
  const { value: staff = [] } = useQuery('staff.list', {})
  const signIn = useCommand('staff.signIn')
  const submit = async (staffId: string, pin: string): Promise<void> => {
    await allSent()
    const answer = await signIn.run({ staffId, pin })
    // Who has gone back meanwhile stays who they were.
    if (answer === null || !isOpen('switch')) return
    closeDialog()
    begin(answer)
  }
  return (
    <Dialog opened onClose={closeDialog} title="Who goes on here?" size={640}>
      <PinEntry
        staff={staff.filter((member) => member.id !== own)}
        submitLabel="Go on"
        busy={signIn.busy}
        refusal={signIn.refusal}
        onSubmit={submit}
      />
    </Dialog>
  )
}
