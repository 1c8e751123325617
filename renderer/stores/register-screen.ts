import { create } from 'zustand'
import type { ParkedCart } from '../../shared/contract/carts.ts'
import type { Product, Variant } from '../../shared/domain/catalog/product.ts'
import type { Line } from '../../shared/domain/orders/order.ts'
import { takenOut } from '../../shared/domain/orders/taken-out.ts'
import { lastChange } from '../../shared/domain/orders/undo.ts'
import { useApproval } from './approval.ts'
import { notify, useCart } from './cart.ts'
import { add, removeLine, setQuantity, undo } from './cart-changes.ts'
import { settingsNow } from './shop.ts'

/** What lies over the register. The payment has a store of its own. */
type Dialog =
  | { readonly kind: 'variants'; readonly product: Product }
  | { readonly kind: 'weight'; readonly product: Product; readonly variant: Variant }
  | { readonly kind: 'discount' | 'price'; readonly lineId: string }
  | { readonly kind: 'orderDiscount' | 'coupon' }
  /** The register is not open: the float is asked for; a payment that was wanted goes on after it. */
  | { readonly kind: 'float'; readonly thenPay: boolean }
  /** `lineId` null: the whole order's. */
  | { readonly kind: 'note'; readonly lineId: string | null }
  /** A void: of a line or a part of it (`left` thousandths stay), of the last addition, of the open cart, or of a parked one. */
  | { readonly kind: 'voidLine'; readonly lineId: string; readonly left: number }
  | { readonly kind: 'voidLast' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'deleteParked'; readonly cart: ParkedCart }
  | { readonly kind: 'park' }
  /** Until the day that was chosen before the first instalment was paid; null: the shop's usual one. */
  | { readonly kind: 'setAside'; readonly heldUntil: string | null }
  | { readonly kind: 'parked' }
  | { readonly kind: 'customer'; readonly sought?: string }
  /** `begun`: what was looked for in vain; `card`: of a card that was scanned, empty where none was. */
  | { readonly kind: 'newCustomer'; readonly begun: string; readonly card: string }
  | { readonly kind: 'priceCheck' }
  | { readonly kind: 'favourite'; readonly product: Product }
  /** Goods that come back: of a sale, or of one that is still to be found. */
  | { readonly kind: 'return'; readonly saleId: string | null }
  | { readonly kind: 'returnUnproven' }
  | { readonly kind: 'drawer' }
  /** A gift card is sold; `number` of a card that was scanned, empty for one of the till's own. */
  | { readonly kind: 'giftCard'; readonly number: string }
  | { readonly kind: 'payAccount' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'keys' }

interface RegisterScreen {
  readonly dialog: Dialog | null
  /** Digits typed for the selected line's quantity, until Enter. */
  readonly typedQuantity: string
  /** What is looked for among the products; empty while they are browsed. */
  readonly searchText: string
  /** The cashier wants to count the float later: they are asked when they take money. */
  readonly floatLater: boolean
}

export const useRegisterScreen = create<RegisterScreen>()(() => ({
  dialog: null,
  typedQuantity: '',
  searchText: '',
  floatLater: false,
}))

export const openDialog = (dialog: Dialog): void => useRegisterScreen.setState({ dialog, typedQuantity: '' })
export const closeDialog = (): void => useRegisterScreen.setState({ dialog: null })
export const isOpen = (kind: Dialog['kind']): boolean => useRegisterScreen.getState().dialog?.kind === kind
/** Closes a dialog whose answer has come, and nothing that was opened while it was on its way. */
export const closeAnswered = (kind: Dialog['kind']): void => {
  if (isOpen(kind)) closeDialog()
}
/** Asks for the float once of their own accord; `later` until the register was open and closed again. */
export const askFloatLater = (floatLater: boolean): void => useRegisterScreen.setState({ floatLater })
/** Whether something lies over the register, which its keys then do not reach. */
export const isCovered = (): boolean =>
  useRegisterScreen.getState().dialog !== null || useApproval.getState().request !== null

/** Opens what is about the cart's lines, where it has some. */
export const openForLines = (dialog: Dialog): void => {
  if ((useCart.getState().shown?.lines.length ?? 0) === 0) notify('info', 'There is nothing in the cart yet.')
  else openDialog(dialog)
}

/** What a customer owes is paid at the counter: with the customer on the cart. */
export const openPayAccount = (): void => {
  if (useCart.getState().shown?.customer?.record === undefined) {
    notify('info', 'Choose the customer first (F6), then take the payment on account.')
    openDialog({ kind: 'customer' })
  } else openDialog({ kind: 'payAccount' })
}

/** Goods are set aside for somebody whom the shop knows. */
export const openSetAside = (): void => {
  const { shown } = useCart.getState()
  if (shown !== null && shown.lines.length > 0 && shown.customer?.record === undefined) {
    notify('info', 'Choose the customer first (F6), then set the goods aside.')
    openDialog({ kind: 'customer' })
  } else openForLines({ kind: 'setAside', heldUntil: null })
}

/** Voids a line, after the question why where the shop wants to know. */
export const voidLine = (lineId: string): void => {
  if (settingsNow().rules.voidsNeedReason) openDialog({ kind: 'voidLine', lineId, left: 0 })
  else removeLine(lineId)
}

/** Another quantity of a line, in thousandths; less than before is a void. */
export const changeQuantity = (line: Line, quantity: number): void => {
  if (quantity < line.quantity && settingsNow().rules.voidsNeedReason)
    openDialog({ kind: 'voidLine', lineId: line.id, left: quantity })
  else setQuantity(line.id, quantity)
}

/** Takes the last change back; where goods go out with it, that is a void. */
export const undoLast = (): void => {
  const { shown } = useCart.getState()
  const last = shown === null ? undefined : lastChange(shown)
  const isVoid =
    shown !== null && last !== undefined && takenOut(shown, { type: 'undone', entryId: last.id, cause: '' }) !== null
  if (isVoid && settingsNow().rules.voidsNeedReason) openDialog({ kind: 'voidLast' })
  else undo()
}

export const typeQuantity = (text: string): void => useRegisterScreen.setState({ typedQuantity: text })
export const typeSearch = (text: string): void => useRegisterScreen.setState({ searchText: text })

/** Somebody wants this product: one is added, unless it must first be chosen among variants or weighed. */
export const choose = (product: Product, variant: Variant | undefined): void => {
  if (variant === undefined) return openDialog({ kind: 'variants', product })
  if (product.unit === 'kg') return openDialog({ kind: 'weight', product, variant })
  closeDialog()
  add(variant.id, 1000)
}
