import { useEffect, useRef } from 'react'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { useCart } from '../../stores/cart.ts'
import { forgetRefusal, leavePayment, useCheckout } from '../../stores/checkout.ts'
import { clearPaymentForm, usePaymentForm } from '../../stores/payment-form.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { PayForm } from './pay-form.tsx'
import { PayoutForm } from './payout-form.tsx'

const Payment = () => {
  const cart = useCart((state) => state.shown)
  const last = useRef(cart)
  // The news that the cart is closed may come before the answer: what is being paid stays on screen until then.
  if (cart !== null) last.current = cart
  useEffect(() => clearPaymentForm, [])
  // What was refused was about what stood there before.
  useEffect(() => usePaymentForm.subscribe(forgetRefusal), [])
  if (last.current === null) return null
  return dueOf(last.current) < 0 ? <PayoutForm order={last.current} /> : <PayForm order={last.current} />
}

export const PaymentDialog = () => {
  const open = useCheckout((state) => state.phase === 'paying' || state.phase === 'sending')
  return (
    <Dialog
      opened={open}
      onClose={leavePayment}
      title="Payment"
      size={860}
      yOffset="2dvh"
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      {open ? <Payment /> : null}
    </Dialog>
  )
}
