import { create } from 'zustand'
import { parseDecimal } from '../ui/decimal.ts'

interface PaymentForm {
  readonly tender: 'cash' | 'card'
  /** As typed; understood by `givenAmount`. */
  readonly given: string
  /** The amount was filled in by a button: the next digit begins another one. */
  readonly fresh: boolean
  readonly reference: string
}

const blank: PaymentForm = { tender: 'cash', given: '', fresh: true, reference: '' }
const longestAmount = 14

export const usePaymentForm = create<PaymentForm>()(() => blank)

export const clearPaymentForm = (): void => usePaymentForm.setState(blank)
export const setTender = (tender: PaymentForm['tender']): void => usePaymentForm.setState({ tender })
export const setReference = (reference: string): void => usePaymentForm.setState({ reference })
export const setGiven = (given: string, fresh = false): void =>
  usePaymentForm.setState({ given: given.slice(0, longestAmount), fresh })

/** A key of the numpad, or one that was typed where no field was. */
export const typeGiven = (key: string): void => {
  const { given, fresh } = usePaymentForm.getState()
  setGiven(fresh ? key : given + key)
}
export const deleteGiven = (): void => setGiven(usePaymentForm.getState().given.slice(0, -1))

/** Minor units, or null where it is no amount. */
export const givenAmount = (given: string, digits: number): number | null => parseDecimal(given, digits)
