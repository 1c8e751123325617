import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { leavePayment, nextSale, useCheckout } from '../../stores/checkout.ts'
import { isCovered } from '../../stores/register-screen.ts'
import { InstalmentDone } from '../layaways/instalment-done.tsx'
import { PaymentDialog } from '../payment/payment-dialog.tsx'
import { CartPanel } from './cart-panel.tsx'
import { focusSearch } from './focus.ts'
import { ProductBrowser } from './product-browser.tsx'
import { RegisterDialogs } from './register-dialogs.tsx'
import classes from './register-page.module.css'
import { SaleDone } from './sale-done.tsx'
import { useRegisterKeys } from './use-register-keys.ts'
import { useScanner } from './use-scanner.ts'

/** The counter: products at the left, the customer's cart at the right. */
export const RegisterPage = () => {
  const sale = useCheckout((state) => state.sale)
  useScanner()
  useRegisterKeys()
  const router = useRouter()
  // Who presses “Register” on the register wants to go on selling.
  useEffect(() => router.subscribe('onResolved', () => (isCovered() ? undefined : focusSearch())), [router])
  useEffect(
    () => () => {
      if (useCheckout.getState().phase === 'paid') nextSale()
      else leavePayment()
    },
    [],
  )
  if (sale !== null) return sale.state === 'setAside' ? <InstalmentDone order={sale} /> : <SaleDone sale={sale} />
  return (
    <div className={classes['register']}>
      <h1 className={classes['hidden']}>Register</h1>
      <ProductBrowser />
      <CartPanel />
      <PaymentDialog />
      <RegisterDialogs />
    </div>
  )
}
