import { useEffect, useState } from 'react'
import { forgetNotice, notify, useCart } from '../../stores/cart.ts'
import { abandonCart } from '../../stores/cart-queue.ts'
import { useCheckout } from '../../stores/checkout.ts'
import { knownVariant } from '../../stores/known-products.ts'
import { closeDialog, openDialog, useRegisterScreen } from '../../stores/register-screen.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CouponDialog } from './coupon-dialog.tsx'
import { FloatDialog, useFloatQuestion } from './float-dialog.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LineDiscountDialog } from './line-discount-dialog.tsx'
import { OrderDiscountDialog } from './order-discount-dialog.tsx'
import { PriceDialog } from './price-dialog.tsx'
import { useReturnFocus } from './use-return-focus.ts'
import { VariantDialog } from './variant-dialog.tsx'
import { WeightDialog } from './weight-dialog.tsx'

/** Weighed products that were scanned are asked about one after the other. */
const useNextToWeigh = (): void => {
  const next = useCart((state) => state.toWeigh[0])
  const free = useRegisterScreen((state) => state.dialog === null)
  const selling = useCheckout((state) => state.phase === 'selling')
  useEffect(() => {
    if (next === undefined || !free || !selling) return
    useCart.setState(({ toWeigh }) => ({ toWeigh: toWeigh.slice(1) }))
    const known = knownVariant(next)
    if (known !== undefined) openDialog({ kind: 'weight', ...known })
  }, [next, free, selling])
}

const ClearDialog = () => {
  const [busy, setBusy] = useState(false)
  const clear = async (): Promise<void> => {
    setBusy(true)
    const refusal = await abandonCart()
    setBusy(false)
    closeDialog()
    if (refusal === null) forgetNotice()
    else notify('problem', refusal.message)
  }
  return (
    <ConfirmDialog
      opened
      danger
      title="Clear the cart?"
      confirmLabel="Clear cart"
      busy={busy}
      onClose={closeDialog}
      onConfirm={() => void clear()}
    >
      All lines are taken out, and the next product begins a new sale. This can’t be undone.
    </ConfirmDialog>
  )
}

export const RegisterDialogs = () => {
  const dialog = useRegisterScreen((state) => state.dialog)
  const selling = useCheckout((state) => state.phase === 'selling')
  useNextToWeigh()
  useFloatQuestion()
  useReturnFocus(dialog !== null || !selling)
  switch (dialog?.kind) {
    case 'variants':
      return <VariantDialog product={dialog.product} />
    case 'weight':
      return <WeightDialog key={dialog.variant.id} product={dialog.product} variant={dialog.variant} />
    case 'discount':
      return <LineDiscountDialog lineId={dialog.lineId} />
    case 'float':
      return <FloatDialog thenPay={dialog.thenPay} />
    case 'orderDiscount':
      return <OrderDiscountDialog />
    case 'price':
      return <PriceDialog lineId={dialog.lineId} />
    case 'coupon':
      return <CouponDialog />
    case 'clear':
      return <ClearDialog />
    case 'keys':
      return <KeysDialog />
    case undefined:
      return null
  }
}
