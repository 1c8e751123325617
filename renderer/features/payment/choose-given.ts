import { cashDue, dueOf } from '../../../shared/domain/orders/payments.ts'
import { useCart } from '../../stores/cart.ts'
import { setGiven } from '../../stores/payment-form.ts'
import { settingsNow } from '../../stores/shop.ts'
import { decimalFieldText, decimalPointOf } from '../../ui/decimal.ts'

/** Fills in what was given, in minor units. */
export const chooseGiven = (amount: number): void => {
  const { digits, locale } = settingsNow().shop
  setGiven(decimalFieldText(amount, digits, decimalPointOf(locale)), true)
}

/** The customer gave exactly what is due in cash. */
export const chooseExact = (): void => {
  const { currency, digits } = settingsNow().shop
  const { shown } = useCart.getState()
  if (shown !== null) chooseGiven(cashDue(dueOf(shown), currency, digits).amount)
}
