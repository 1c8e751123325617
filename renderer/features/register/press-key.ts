import type { Line } from '../../../shared/domain/orders/order.ts'
import { selectedLine, stepQuantity } from '../../stores/cart-selection.ts'
import { useCheckout } from '../../stores/checkout.ts'
import { isCovered, openDialog, typeQuantity, typeSearch, useRegisterScreen } from '../../stores/register-screen.ts'
import { pressInPayment } from '../payment/press-payment-key.ts'
import { continueSearch, focusSearch, isInCart } from './focus.ts'

const longestQuantity = 8

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
