import { create } from 'zustand'
import type { Product, Variant } from '../../shared/domain/catalog/product.ts'
import { add } from './cart-queue.ts'

/** What lies over the register. The payment has a store of its own. */
type Dialog =
  | { readonly kind: 'variants'; readonly product: Product }
  | { readonly kind: 'weight'; readonly product: Product; readonly variant: Variant }
  | { readonly kind: 'discount' | 'price'; readonly lineId: string }
  | { readonly kind: 'orderDiscount' | 'coupon' }
  /** The register is not open: the float is asked for; a payment that was wanted goes on after it. */
  | { readonly kind: 'float'; readonly thenPay: boolean }
  | { readonly kind: 'clear' }
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
/** Asks for the float once of their own accord; `later` until the register was open and closed again. */
export const askFloatLater = (floatLater: boolean): void => useRegisterScreen.setState({ floatLater })
export const typeQuantity = (text: string): void => useRegisterScreen.setState({ typedQuantity: text })
export const typeSearch = (text: string): void => useRegisterScreen.setState({ searchText: text })

/** Somebody wants this product: one is added, unless it must first be chosen among variants or weighed. */
export const choose = (product: Product, variant: Variant | undefined): void => {
  if (variant === undefined) return openDialog({ kind: 'variants', product })
  if (product.unit === 'kg') return openDialog({ kind: 'weight', product, variant })
  closeDialog()
  add(variant.id, 1000)
}
