import { useState } from 'react'
import type { ParkedCart } from '../../../shared/contract/carts.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../../client/call-until-answered.ts'
import { withApproval } from '../../stores/approval.ts'
import { forgetNotice, useCart } from '../../stores/cart.ts'
import { abandonCart, removeLine, setQuantity, undo } from '../../stores/cart-changes.ts'
import { closeAnswered, closeDialog, isOpen, openDialog } from '../../stores/register-screen.ts'
import { useFormat, useRules } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { titleOf } from './parked-carts.ts'
import { ReasonForm } from './reason-form.tsx'

const ofLine = ['Scanned by mistake', 'Customer doesn’t want it', 'Damaged', 'Wrong price']
const ofCart = ['Customer left', 'Customer can’t pay', 'Begun by mistake']

interface VoidLineDialogProps {
  readonly lineId: string
  /** Thousandths that stay; 0 takes the line out. */
  readonly left: number
}

/** The void of a line or a part of it, where the shop wants to know why. */
export const VoidLineDialog = ({ lineId, left }: VoidLineDialogProps) => {
  const format = useFormat()
  const line = useCart((state) => state.shown?.lines.find((one) => one.id === lineId))
  const submit = (reason: string): void => {
    closeDialog()
    if (left === 0) removeLine(lineId, reason)
    else setQuantity(lineId, left, reason)
  }
  const less = line === undefined ? '' : format.quantity(line.quantity - left, line.unit)
  return (
    <Dialog
      opened
      onClose={closeDialog}
      title={left === 0 ? 'Remove the line?' : `Take ${less} out of the cart?`}
      size={460}
    >
      <ReasonForm label="Remove" needed usual={ofLine} onSubmit={submit} onClose={closeDialog}>
        {left === 0 ? line?.name : `${less} × ${line?.name}`} is taken out of the cart. It stays in the order’s history.
      </ReasonForm>
    </Dialog>
  )
}

/** The void of what was added last, by taking it back. */
export const VoidLastDialog = () => {
  const submit = (reason: string): void => {
    closeDialog()
    undo(reason)
  }
  return (
    <Dialog opened onClose={closeDialog} title="Take the last product out again?" size={460}>
      <ReasonForm label="Undo" needed usual={ofLine} onSubmit={submit} onClose={closeDialog}>
        What was added last is taken out of the cart. It stays in the order’s history.
      </ReasonForm>
    </Dialog>
  )
}

/** The void of the open cart. */
export const ClearDialog = () => {
  const { voidsNeedReason } = useRules()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const submit = async (reason: string): Promise<void> => {
    setBusy(true)
    const answer = await abandonCart(reason)
    setBusy(false)
    setRefusal(answer)
    if (answer !== null) return
    closeAnswered('clear')
    forgetNotice()
  }
  return (
    <Dialog opened onClose={closeDialog} title="Clear the cart?" size={460}>
      <ReasonForm
        label="Clear cart"
        needed={voidsNeedReason}
        usual={ofCart}
        busy={busy}
        refusal={refusal}
        onSubmit={(reason) => void submit(reason)}
        onClose={closeDialog}
      >
        All lines are taken out, and the next product begins a new sale. This can’t be undone.
      </ReasonForm>
    </Dialog>
  )
}

/** The void of a cart whose customer never came back. */
export const DeleteParkedDialog = ({ cart }: { readonly cart: ParkedCart }) => {
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const back = (): void => openDialog({ kind: 'parked' })
  const submit = async (reason: string): Promise<void> => {
    setBusy(true)
    const answer = await withApproval((approval) =>
      callUntilAnswered('register.abandon', { orderId: cart.orderId, reason, approval }),
    )
    setBusy(false)
    if (isRefusal(answer) && answer.refusal !== 'not_a_cart') setRefusal(answer)
    else if (isOpen('deleteParked')) back()
  }
  return (
    <Dialog opened onClose={back} title={`Delete “${titleOf(cart)}”?`} size={460}>
      <ReasonForm
        label="Delete"
        needed
        usual={ofCart}
        busy={busy}
        refusal={refusal}
        onSubmit={(reason) => void submit(reason)}
        onClose={back}
      >
        {format.money(cart.total)}, parked by {cart.staffName}. It stays in the history, with the reason.
      </ReasonForm>
    </Dialog>
  )
}
