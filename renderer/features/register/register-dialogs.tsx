import { useEffect } from 'react'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import { useApproval } from '../../stores/approval.ts'
import { useCart } from '../../stores/cart.ts'
import { setCustomer } from '../../stores/cart-changes.ts'
import { useCheckout } from '../../stores/checkout.ts'
import { knownVariant } from '../../stores/known-products.ts'
import { closeAnswered, closeDialog, isOpen, openDialog, useRegisterScreen } from '../../stores/register-screen.ts'
import { CustomerPicker } from '../customers/customer-picker.tsx'
import { NewCustomerDialog } from '../customers/new-customer-dialog.tsx'
import { FavouriteDialog } from '../favourites/favourite-dialog.tsx'
import { PayAccountDialog } from '../gift-cards/pay-account-dialog.tsx'
import { SellGiftCardDialog } from '../gift-cards/sell-gift-card-dialog.tsx'
import { SetAsideDialog } from '../layaways/set-aside-dialog.tsx'
import { ReturnDialog } from '../returns/return-dialog.tsx'
import { UnprovenDialog } from '../returns/unproven-dialog.tsx'
import { SwitchDialog } from '../sign-in/switch-dialog.tsx'
import { CouponDialog } from './coupon-dialog.tsx'
import { DrawerDialog } from './drawer-dialog.tsx'
import { FloatDialog, useFloatQuestion } from './float-dialog.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LineDiscountDialog } from './line-discount-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { OrderDiscountDialog } from './order-discount-dialog.tsx'
import { ParkDialog } from './park-dialog.tsx'
import { ParkedDialog } from './parked-dialog.tsx'
import { PriceCheckDialog } from './price-check-dialog.tsx'
import { PriceDialog } from './price-dialog.tsx'
import { useReturnFocus } from './use-return-focus.ts'
import { VariantDialog } from './variant-dialog.tsx'
import { ClearDialog, DeleteParkedDialog, VoidLastDialog, VoidLineDialog } from './void-dialogs.tsx'
import { WeightDialog } from './weight-dialog.tsx'

/** Weighed products that were scanned are asked about one after the other. */
const useNextToWeigh = (): void => {
  const next = useCart((state) => state.toWeigh[0])
  const free = useRegisterScreen((state) => state.dialog === null)
  const selling = useCheckout((state) => state.phase === 'selling')
  useEffect(() => {
    if (next === undefined || !free || !selling) return
    useCart.setState(({ toWeigh }) => ({ toWeigh: toWeigh.slice(1) }))
    const known = knownVariant(next)
    if (known !== undefined) openDialog({ kind: 'weight', ...known })
  }, [next, free, selling])
}

/** A receipt that was scanned opens the return of its sale. */
const useScannedSale = (): void => {
  const saleId = useCart((state) => state.scannedSale)
  const free = useRegisterScreen((state) => state.dialog === null)
  useEffect(() => {
    if (saleId === null || !free) return
    useCart.setState({ scannedSale: null })
    openDialog({ kind: 'return', saleId })
  }, [saleId, free])
}

const CustomerDialog = ({ sought }: { readonly sought: string | undefined }) => {
  const current = useCart((state) => state.shown?.customer ?? null)
  return (
    <CustomerPicker
      current={current}
      sought={sought}
      onClose={closeDialog}
      onPick={(record) => {
        closeDialog()
        setCustomer(record)
      }}
      onNew={(begun) => openDialog({ kind: 'newCustomer', begun, card: '' })}
    />
  )
}

/** Who goes back before the customer is stored has them among the customers, and not on the cart. */
const addedCustomer = (record: CustomerRecord): void => {
  if (!isOpen('newCustomer')) return
  closeDialog()
  setCustomer(record)
}

export const RegisterDialogs = () => {
  const dialog = useRegisterScreen((state) => state.dialog)
  const selling = useCheckout((state) => state.phase === 'selling')
  useNextToWeigh()
  useScannedSale()
  useFloatQuestion()
  const approving = useApproval((state) => state.request !== null)
  useReturnFocus(dialog !== null || approving || !selling)
  switch (dialog?.kind) {
    case 'variants':
      return <VariantDialog product={dialog.product} />
    case 'weight':
      return <WeightDialog key={dialog.variant.id} product={dialog.product} variant={dialog.variant} />
    case 'discount':
      return <LineDiscountDialog lineId={dialog.lineId} />
    case 'float':
      return <FloatDialog thenPay={dialog.thenPay} />
    case 'orderDiscount':
      return <OrderDiscountDialog />
    case 'price':
      return <PriceDialog lineId={dialog.lineId} />
    case 'coupon':
      return <CouponDialog />
    case 'note':
      return <NoteDialog lineId={dialog.lineId} />
    case 'voidLine':
      return <VoidLineDialog lineId={dialog.lineId} left={dialog.left} />
    case 'voidLast':
      return <VoidLastDialog />
    case 'clear':
      return <ClearDialog />
    case 'deleteParked':
      return <DeleteParkedDialog cart={dialog.cart} />
    case 'park':
      return <ParkDialog />
    case 'setAside':
      return <SetAsideDialog heldUntil={dialog.heldUntil} />
    case 'parked':
      return <ParkedDialog />
    case 'customer':
      return <CustomerDialog sought={dialog.sought} />
    case 'newCustomer':
      return (
        <NewCustomerDialog
          begun={dialog.begun}
          scanned={dialog.card}
          onSaved={addedCustomer}
          onClose={() => openDialog({ kind: 'customer', sought: dialog.begun })}
        />
      )
    case 'priceCheck':
      return <PriceCheckDialog />
    case 'favourite':
      return (
        <FavouriteDialog product={dialog.product} onClose={closeDialog} onSaved={() => closeAnswered('favourite')} />
      )
    case 'return':
      return <ReturnDialog saleId={dialog.saleId} />
    case 'returnUnproven':
      return <UnprovenDialog />
    case 'giftCard':
      return <SellGiftCardDialog scanned={dialog.number} />
    case 'payAccount':
      return <PayAccountDialog />
    case 'drawer':
      return <DrawerDialog />
    case 'switch':
      return <SwitchDialog />
    case 'keys':
      return <KeysDialog />
    case undefined:
      return null
  }
}
