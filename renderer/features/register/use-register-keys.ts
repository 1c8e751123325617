import { useEffect } from 'react'
import { selectNeighbour } from '../../stores/cart.ts'
import { applyTypedQuantity, selectedLine } from '../../stores/cart-selection.ts'
import { beginPayment, useCheckout } from '../../stores/checkout.ts'
import {
  isCovered,
  openDialog,
  openForLines,
  openPayAccount,
  openSetAside,
  typeQuantity,
  undoLast,
  useRegisterScreen,
  voidLine,
} from '../../stores/register-screen.ts'
import { cartId, focusCart, focusSearch, searchId } from './focus.ts'

/** Keys that mean the same wherever the focus is. */
const anywhere: Readonly<Record<string, () => void>> = {
  F1: () => openDialog({ kind: 'keys' }),
  F2: focusSearch,
  F3: () => openForLines({ kind: 'note', lineId: null }),
  F4: () => openDialog({ kind: 'priceCheck' }),
  F5: () => openDialog({ kind: 'return', saleId: null }),
  F6: () => openDialog({ kind: 'customer' }),
  F7: () => openForLines({ kind: 'park' }),
  F8: () => openDialog({ kind: 'parked' }),
  F9: () => openDialog({ kind: 'switch' }),
  F10: () => openDialog({ kind: 'drawer' }),
  F12: beginPayment,
}

/** The same with Ctrl. */
const withCtrl: Readonly<Record<string, () => void>> = {
  Enter: beginPayment,
  g: () => openDialog({ kind: 'giftCard', number: '' }),
  b: openPayAccount,
  l: openSetAside,
}

const inCart: Readonly<Record<string, () => boolean>> = {
  ArrowUp: () => {
    selectNeighbour(-1)
    focusCart()
    return true
  },
  ArrowDown: () => {
    selectNeighbour(1)
    focusCart()
    return true
  },
  Delete: () => {
    const line = selectedLine()
    if (line !== undefined) voidLine(line.id)
    return line !== undefined
  },
  Backspace: () => {
    const { typedQuantity } = useRegisterScreen.getState()
    typeQuantity(typedQuantity.slice(0, -1))
    return typedQuantity !== ''
  },
  Enter: () => {
    const { typedQuantity } = useRegisterScreen.getState()
    const line = selectedLine()
    typeQuantity('')
    if (line === undefined || typedQuantity === '') return false
    applyTypedQuantity(line, typedQuantity)
    return true
  },
  Escape: () => {
    if (useRegisterScreen.getState().typedQuantity === '') focusSearch()
    else typeQuantity('')
    return true
  },
}

/** Whether a key belongs to the cart: it was pressed there, or in the empty search field, or where nothing has the focus. */
const isForCart = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.id === searchId && target.value === ''
  return target === document.body || target.id === cartId
}

const onKeyDown = (event: KeyboardEvent): void => {
  if (useCheckout.getState().phase !== 'selling' || isCovered()) return
  const everywhere = event.ctrlKey ? withCtrl[event.key] : anywhere[event.key]
  if (everywhere !== undefined) {
    event.preventDefault()
    return everywhere()
  }
  if (event.ctrlKey && !event.shiftKey && event.key === 'z' && isForCart(event.target)) {
    event.preventDefault()
    return undoLast()
  }
  if (event.shiftKey && event.key === 'Delete' && isForCart(event.target)) return openForLines({ kind: 'clear' })
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
  if (isForCart(event.target) && inCart[event.key]?.() === true) event.preventDefault()
}

export const useRegisterKeys = (): void =>
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
