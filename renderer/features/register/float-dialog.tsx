import { useEffect } from 'react'
import { beginPayment, useCheckout } from '../../stores/checkout.ts'
import { askFloatLater, closeDialog, openDialog, useRegisterScreen } from '../../stores/register-screen.ts'
import { useMay } from '../../stores/session.ts'
import { useRegisterOpen } from '../../stores/shop.ts'
import { OpenRegisterDialog } from '../shifts/open-register-dialog.tsx'

/**
 * Who comes to sell at a register that is not open is asked for the float at once, and can say: later. Who also runs the
 * shop may have come for something else, and is asked when they take money.
 */
export const useFloatQuestion = (): void => {
  const open = useRegisterOpen()
  const sells = useMay('shifts.work')
  const runsTheShop = useMay('settings.manage')
  const later = useRegisterScreen((state) => state.floatLater)
  const free = useRegisterScreen((state) => state.dialog === null)
  const selling = useCheckout((state) => state.phase === 'selling')
  useEffect(() => {
    if (open) askFloatLater(false)
    else if (sells && !runsTheShop && free && selling && !later) openDialog({ kind: 'float', thenPay: false })
  }, [open, sells, runsTheShop, free, selling, later])
}

export const FloatDialog = ({ thenPay }: { readonly thenPay: boolean }) => {
  const open = useRegisterOpen()
  // Told by the order manager, whoever opened it and on which screen.
  useEffect(() => {
    if (!open) return
    closeDialog()
    if (thenPay) beginPayment()
  }, [open, thenPay])
  const later = (): void => {
    askFloatLater(true)
    closeDialog()
  }
  return <OpenRegisterDialog onClose={later} />
}
