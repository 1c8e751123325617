import { cashDue, dueOf } from '../../../shared/domain/orders/payments.ts'
import { tipIn } from '../../stores/asked-tender.ts'
import { useCart } from '../../stores/cart.ts'
import { setGiven, usePaymentForm } from '../../stores/payment-form.ts'
import { settingsNow } from '../../stores/shop.ts'
import { decimalFieldText, decimalPointOf } from '../../ui/decimal.ts'

/** Fills in what was given, in minor units. */
export const chooseGiven = (amount: number): void => {
  const { digits, locale } = settingsNow().shop
  setGiven(decimalFieldText(amount, digits, decimalPointOf(locale)), true)
}

/** The customer gave exactly what is due in cash, and the tip. */
export const chooseExact = (): void => {
  const { currency, digits } = settingsNow().shop
  const { shown } = useCart.getState()
  const tip = tipIn(usePaymentForm.getState(), digits)
  if (shown !== null) chooseGiven(cashDue(dueOf(shown), currency, digits).amount + (typeof tip === 'number' ? tip : 0))
}
