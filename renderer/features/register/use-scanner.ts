import { useEffect } from 'react'
import { scan } from '../../stores/cart-changes.ts'
import { nextSale, refuseScan, useCheckout } from '../../stores/checkout.ts'
import { scanInPayment } from '../../stores/gift-card.ts'
import { listenToWedge } from '../../stores/keyboard-wedge.ts'
import { knownCode } from '../../stores/known-products.ts'
import { scanPriceCheck } from '../../stores/price-check.ts'
import { closeDialog, openDialog, typeQuantity, typeSearch, useRegisterScreen } from '../../stores/register-screen.ts'
import { scanReturn } from '../../stores/return-scan.ts'
import { pressKey } from './press-key.ts'

const takeScan = (code: string): void => {
  const { phase } = useCheckout.getState()
  const { dialog } = useRegisterScreen.getState()
  if (dialog?.kind === 'priceCheck') return scanPriceCheck(code)
  if (dialog?.kind === 'return' || dialog?.kind === 'returnUnproven') return scanReturn(code)
  if (dialog?.kind === 'giftCard') return openDialog({ kind: 'giftCard', number: code })
  // The new customer's card. Goods go into the cart behind the form, which stays.
  if (dialog?.kind === 'newCustomer' && knownCode(code) === undefined) return openDialog({ ...dialog, card: code })
  // The card of the customer who is being looked for, most likely.
  if (dialog?.kind === 'customer') closeDialog()
  if (phase === 'paying') return void scanInPayment(code)
  if (phase === 'sending') return refuseScan()
  // The next customer's first product is on the counter already.
  if (phase === 'paid') nextSale()
  typeQuantity('')
  // The first keys of a slow scanner were taken for a word.
  const { searchText } = useRegisterScreen.getState()
  if (searchText !== '' && code.includes(searchText)) typeSearch('')
  scan(code)
}

/** A keyboard-wedge scanner works wherever the focus is, as long as the register is on screen. */
export const useScanner = (): void => useEffect(() => listenToWedge({ onScan: takeScan, onKey: pressKey }), [])
