import { useState } from 'react'
import type { LayawayRow } from '../../../shared/contract/layaways.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../../client/call-until-answered.ts'
import { withApproval } from '../../stores/approval.ts'
import { useFormat } from '../../stores/shop.ts'
import { ReasonDialog } from '../orders/reason-dialog.tsx'

/** Cancels what is set aside: says what goes back to the customer, and asks why. */
export const CancelDialog = ({ row, onClose }: { readonly row: LayawayRow; readonly onClose: () => void }) => {
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const cancel = async (reason: string): Promise<boolean> => {
    setBusy(true)
    const answer = await withApproval((approval) =>
      callUntilAnswered('layaways.cancel', { orderId: row.orderId, reason, approval }),
    )
    setBusy(false)
    setRefusal(isRefusal(answer) ? answer : null)
    return !isRefusal(answer)
  }
  return (
    <ReasonDialog
      opened
      title={`Cancel ${row.number}?`}
      label="Why it is cancelled"
      confirmLabel="Cancel it and pay back"
      danger
      busy={busy}
      refusal={refusal}
      onConfirm={cancel}
      onClose={onClose}
    >
      {row.paid === 0
        ? 'Nothing was paid. '
        : `${format.money(row.paid)} goes back as it was paid: cash out of the drawer, a card on its machine. `}
      {row.customerName}’s goods go back to the shelf. This can’t be undone.
    </ReasonDialog>
  )
}
