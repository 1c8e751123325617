import { create } from 'zustand'
import type { Product, Variant } from '../../shared/domain/catalog/product.ts'
import { add } from './cart-queue.ts'

/** What lies over the register. The payment has a store of its own. */
type Dialog =
  | { readonly kind: 'variants'; readonly product: Product }
  | { readonly kind: 'weight'; readonly product: Product; readonly variant: Variant }
  | { readonly kind: 'discount' | 'price'; readonly lineId: string }
  | { readonly kind: 'orderDiscount' | 'coupon' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'keys' }

interface RegisterScreen {
  readonly dialog: Dialog | null
  /** Digits typed for the selected line's quantity, until Enter. */
  readonly typedQuantity: string
  /** What is looked for among the products; empty while they are browsed. */
  readonly searchText: string
}

export const useRegisterScreen = create<RegisterScreen>()(() => ({
  dialog: null,
  typedQuantity: '',
  searchText: '',
}))

export const openDialog = (dialog: Dialog): void => useRegisterScreen.setState({ dialog, typedQuantity: '' })
export const closeDialog = (): void => useRegisterScreen.setState({ dialog: null })
export const typeQuantity = (text: string): void => useRegisterScreen.setState({ typedQuantity: text })
export const typeSearch = (text: string): void => useRegisterScreen.setState({ searchText: text })

/** Somebody wants this product: one is added, unless it must first be chosen among variants or weighed. */
export const choose = (product: Product, variant: Variant | undefined): void => {
  if (variant === undefined) return openDialog({ kind: 'variants', product })
  if (product.unit === 'kg') return openDialog({ kind: 'weight', product, variant })
  closeDialog()
  add(variant.id, 1000)
}
