import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useLayoutEffect } from 'react'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { leavePayment, nextSale, useCheckout } from '../../stores/checkout.ts'
import { isCovered, typeSearch } from '../../stores/register-screen.ts'
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

/** What is done with it is on screen in place of the products and the cart, which stay as they are beneath. */
const Done = ({ sale }: { readonly sale: Order }) =>
  sale.state === 'setAside' ? <InstalmentDone order={sale} /> : <SaleDone sale={sale} />

/** What is beneath is given, not made, here: a sale that is done draws none of it again. */
const Counter = ({ children }: { readonly children: ReactNode }) => {
  const sale = useCheckout((state) => state.sale)
  useLayoutEffect(() => {
    // What was looked for was the last customer's.
    if (sale !== null) return typeSearch('')
    // Once what covered it is gone: nothing beneath can have the focus before.
    focusSearch()
  }, [sale])
  return (
    <>
      <div className={classes['register']} data-covered={sale !== null || undefined}>
        {children}
        {sale === null ? (
          <>
            <PaymentDialog />
            <RegisterDialogs />
          </>
        ) : null}
      </div>
      {sale === null ? null : (
        <div className={classes['done']}>
          <Done sale={sale} />
        </div>
      )}
    </>
  )
}

/** The counter: products at the left, the customer's cart at the right. */
export const RegisterPage = () => {
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
  return (
    <div className={classes['page']}>
      <Counter>
        <h1 className={classes['hidden']}>Register</h1>
        <ProductBrowser />
        <CartPanel />
      </Counter>
    </div>
  )
}
