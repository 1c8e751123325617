import { isRefusal } from '../../shared/domain/refusal.ts'
import { call } from '../client/client.ts'
import { refuseScan, useCheckout } from './checkout.ts'
import { setGiftCard, setNumber, setTender, usePaymentForm } from './payment-form.ts'

/** Looks up what is on the gift card or voucher whose number was entered; why it is none is said beside the number. */
export const lookUpGiftCard = async (): Promise<void> => {
  const { number } = usePaymentForm.getState()
  const found = await call('register.giftCard', { number: number.trim() })
  // Somebody has typed on meanwhile, or gone back.
  if (usePaymentForm.getState().number !== number || useCheckout.getState().phase !== 'paying') return
  if (isRefusal(found)) useCheckout.setState({ refusal: found })
  else setGiftCard(found)
}

/** A scan while the customer pays: a gift card or voucher pays, whatever was chosen; any other code would change the cart. */
export const scanInPayment = async (code: string): Promise<void> => {
  const found = await call('register.giftCard', { number: code })
  if (useCheckout.getState().phase !== 'paying') return
  if (!isRefusal(found)) setGiftCard(found)
  else if (usePaymentForm.getState().tender === 'giftCard' || found.refusal !== 'unknown_card') {
    setTender('giftCard')
    setNumber(code)
    useCheckout.setState({ refusal: found })
  } else refuseScan()
}
