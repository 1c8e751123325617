import type { Line } from '../../../shared/domain/orders/order.ts'
import { cashDue, dueOf } from '../../../shared/domain/orders/payments.ts'
import { useCart } from '../../stores/cart.ts'
import { selectedLine, stepQuantity } from '../../stores/cart-selection.ts'
import { useCheckout } from '../../stores/checkout.ts'
import { setGiven, setTender, typeGiven, usePaymentForm } from '../../stores/payment-form.ts'
import { isCovered, openDialog, typeQuantity, typeSearch, useRegisterScreen } from '../../stores/register-screen.ts'
import { settingsNow } from '../../stores/shop.ts'
import { decimalFieldText, decimalPointOf } from '../../ui/decimal.ts'
import { continueSearch, focusReference, focusSearch, isInCart } from './focus.ts'

const longestQuantity = 8

const pressInPayment = (key: string): void => {
  const { tender } = usePaymentForm.getState()
  const letter = key.toLowerCase()
  if (letter === 'c') setTender('cash')
  else if (letter === 'k') setTender('card')
  else if (tender === 'card') {
    if (letter === 'r') focusReference()
  } else if (letter === 'e') chooseExact()
  else if (/^[\d.,]$/.test(key)) typeGiven(key)
}

/** The customer gave exactly what is due in cash. */
export const chooseExact = (): void => {
  const { currency, digits } = settingsNow().shop
  const { shown } = useCart.getState()
  if (shown !== null) chooseGiven(cashDue(dueOf(shown), currency, digits).amount)
}

/** Fills in what was given, in minor units. */
export const chooseGiven = (amount: number): void => {
  const { digits, locale } = settingsNow().shop
  setGiven(decimalFieldText(amount, digits, decimalPointOf(locale)), true)
}

/** Whether the key did something to the selected line or the order. Digits and letters do among the lines only: elsewhere they begin a word. */
const pressOnLine = (line: Line, key: string): boolean => {
  const { typedQuantity } = useRegisterScreen.getState()
  if (key === '+' || key === '=') stepQuantity(line, 1)
  else if (key === '-') stepQuantity(line, -1)
  else if (!isInCart()) return false
  else if (/^\d$/.test(key) || (/^[.,]$/.test(key) && line.unit === 'kg'))
    typeQuantity((typedQuantity + key).slice(0, longestQuantity))
  else if (key.toLowerCase() === 'd') openDialog({ kind: 'discount', lineId: line.id })
  else if (key.toLowerCase() === 'p') openDialog({ kind: 'price', lineId: line.id })
  else if (key.toLowerCase() === 'o') openDialog({ kind: 'orderDiscount' })
  else if (key.toLowerCase() === 'v') openDialog({ kind: 'coupon' })
  else if (key.toLowerCase() === 'n') openDialog({ kind: 'note', lineId: line.id })
  else return false
  return true
}

const pressInCart = (key: string): void => {
  const { searchText } = useRegisterScreen.getState()
  if (searchText === '') {
    if (key === '/') return focusSearch()
    if (key === '?') return openDialog({ kind: 'keys' })
    const line = selectedLine()
    if (line !== undefined && pressOnLine(line, key)) return
  }
  // A word that is typed is looked for, wherever the focus went astray to.
  if (searchText === '' && !/^[\p{L}\p{N}]$/u.test(key)) return
  typeSearch(searchText + key)
  continueSearch()
}

/** A printable key that was pressed by hand where it types nothing. */
export const pressKey = (key: string): void => {
  const { phase } = useCheckout.getState()
  if (phase === 'paying') pressInPayment(key)
  else if (phase === 'selling' && !isCovered()) pressInCart(key)
}
