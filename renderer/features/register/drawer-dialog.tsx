import { useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../../client/call-until-answered.ts'
import { withApproval } from '../../stores/approval.ts'
import { notify } from '../../stores/cart.ts'
import { closeAnswered, closeDialog } from '../../stores/register-screen.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ReasonForm } from './reason-form.tsx'

const usual = ['Change for a note', 'Counting', 'Note of a wrong size']

/** The drawer without a sale. */
export const DrawerDialog = () => {
  const [jobId] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const submit = async (reason: string): Promise<void> => {
    setBusy(true)
    const answer = await withApproval((approval) =>
      callUntilAnswered('register.openDrawer', { jobId, reason, approval }),
    )
    setBusy(false)
    if (isRefusal(answer)) return setRefusal(answer)
    closeAnswered('drawer')
    notify('info', 'The drawer opens.')
  }
  return (
    <Dialog opened onClose={closeDialog} title="Open the drawer?" size={460}>
      <ReasonForm
        label="Open the drawer"
        needed
        usual={usual}
        busy={busy}
        refusal={refusal}
        onSubmit={(reason) => void submit(reason)}
        onClose={closeDialog}
      >
        Without a sale. It is written into the journal, with your name and the reason.
      </ReasonForm>
    </Dialog>
  )
}
