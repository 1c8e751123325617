import { openCard } from '../../../shared/domain/orders/card-intent.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { useCart } from '../../stores/cart.ts'
import { enterTip, setTender, toggleBeside, typeAmount, usePaymentForm } from '../../stores/payment-form.ts'
import { settingsNow } from '../../stores/shop.ts'
import { chooseExact } from './choose-given.ts'
import { focusReference } from './focus-reference.ts'
import { mayTip } from './may-tip.ts'
import { tenderOfKey } from './tender-label.tsx'
import { tendersTaken } from './tenders-taken.ts'

/** A letter chooses a tender, or does something with the one that is chosen; a digit goes into the amount. */
export const pressInPayment = (key: string): void => {
  const { shown } = useCart.getState()
  // While the card terminal is asked, nothing else is.
  if (shown === null || openCard(shown) !== undefined) return
  const { tender, enteringTip } = usePaymentForm.getState()
  const paysBack = dueOf(shown) < 0
  const letter = key.toLowerCase()
  const named = tenderOfKey(letter)
  const wanted = named === 'voucher' && !paysBack ? 'giftCard' : named
  // What money can go back by, the form knows, which falls back to what the order manager plans.
  if (wanted !== undefined) {
    const taken = tendersTaken(settingsNow().tenders, shown.customer?.record !== undefined)
    if (paysBack || taken.includes(wanted)) setTender(wanted)
  } else if (letter === 't' && mayTip(settingsNow().tenders, tender, dueOf(shown))) enterTip(!enteringTip)
  else if (letter === 'e' && tender === 'cash' && !paysBack && !enteringTip) chooseExact()
  else if (letter === 'r' && tender === 'card') focusReference()
  else if (letter === 'b' && tender === 'card' && settingsNow().cardTerminal !== null) toggleBeside()
  else if (/^[\d.,]$/.test(key)) typeAmount(key, paysBack)
}
