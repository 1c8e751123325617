import { create } from 'zustand'
import type { Account } from '../../shared/contract/ledgers.ts'
import type { AskedTender } from '../../shared/contract/tenders.ts'

interface PaymentForm {
  readonly tender: AskedTender['kind']
  /** What the customer gave in cash, as typed. */
  readonly given: string
  /** How much is paid, or paid back, otherwise, as typed; null: as much as is due, or as can be paid so. */
  readonly part: string | null
  /** What the customer gives for whoever serves, as typed; it is `enteringTip` while it is on screen instead of the tender. */
  readonly tip: string
  readonly enteringTip: boolean
  /** The amount was filled in by a button: the next digit begins another one. */
  readonly fresh: boolean
  /** Of the card's slip, as typed; null: as the payment had it that is paid back. */
  readonly reference: string | null
  /** Of the gift card or voucher, as typed or scanned, and what is on it once it was looked up. */
  readonly number: string
  readonly card: Account | null
  /**
   * The card is paid on a machine that stands by itself, though there is a terminal; null: on the terminal, and back as it
   * was paid.
   */
  readonly beside: boolean | null
}

const blank: PaymentForm = {
  tender: 'cash',
  given: '',
  part: null,
  tip: '',
  enteringTip: false,
  fresh: true,
  reference: null,
  number: '',
  card: null,
  beside: null,
}
const longestAmount = 14

export const usePaymentForm = create<PaymentForm>()(() => blank)

export const clearPaymentForm = (): void => usePaymentForm.setState(blank)
/** Chosen once more, the card stays on the machine that it is on. */
export const setTender = (tender: PaymentForm['tender']): void =>
  usePaymentForm.setState((form) => ({
    ...{ tender, part: null, reference: null, enteringTip: false, fresh: true },
    beside: form.tender === tender ? form.beside : null,
  }))
export const setPart = (part: string | null): void =>
  usePaymentForm.setState({ part: part?.slice(0, longestAmount) ?? null, fresh: false })
export const setNumber = (number: string): void => usePaymentForm.setState({ number, card: null, part: null })
/** The gift card or voucher that was looked up pays. */
export const setGiftCard = (card: Account): void =>
  usePaymentForm.setState({ tender: 'giftCard', number: card.name, card, part: null, enteringTip: false, fresh: true })
export const setBeside = (beside: boolean): void => usePaymentForm.setState({ beside, reference: null })
export const toggleBeside = (): void => setBeside(usePaymentForm.getState().beside !== true)
export const setReference = (reference: string): void => usePaymentForm.setState({ reference })
export const setGiven = (given: string, fresh = false): void =>
  usePaymentForm.setState({ given: given.slice(0, longestAmount), fresh })

export const setTip = (tip: string, fresh = false): void =>
  usePaymentForm.setState({ tip: tip.slice(0, longestAmount), fresh })
export const enterTip = (enteringTip: boolean): void => usePaymentForm.setState({ enteringTip, fresh: true })

/** A key of the numpad, or one that was typed where no field was. `paysBack`: cash is handed out, of which a part may be. */
export const typeAmount = (key: string, paysBack = false): void => {
  const { tender, given, part, tip, enteringTip, fresh } = usePaymentForm.getState()
  if (enteringTip) setTip(fresh ? key : tip + key)
  else if (tender === 'cash' && !paysBack) setGiven(fresh ? key : given + key)
  else setPart(fresh ? key : (part ?? '') + key)
}
export const deleteAmount = (paysBack = false): void => {
  const { tender, given, part, tip, enteringTip } = usePaymentForm.getState()
  if (enteringTip) setTip(tip.slice(0, -1))
  else if (tender === 'cash' && !paysBack) setGiven(given.slice(0, -1))
  else setPart((part ?? '').slice(0, -1))
}
export const clearAmount = (paysBack = false): void => {
  const { tender, enteringTip } = usePaymentForm.getState()
  if (enteringTip) setTip('')
  else if (tender === 'cash' && !paysBack) setGiven('')
  else usePaymentForm.setState({ part: null, fresh: true })
}
