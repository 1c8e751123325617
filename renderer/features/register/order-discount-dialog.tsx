import { discountable } from '../../../shared/domain/orders/decide-price.ts'
import { useCart } from '../../stores/cart.ts'
import { setOrderDiscount } from '../../stores/cart-changes.ts'
import { DiscountDialog } from './discount-dialog.tsx'

export const OrderDiscountDialog = () => {
  const cart = useCart((state) => state.shown)
  return (
    <DiscountDialog
      title="Discount on the whole order"
      name="All goods, after their own discounts"
      base={cart === null ? 0 : discountable(cart)}
      costing="what the goods cost"
      now={cart?.discount ?? null}
      onGive={setOrderDiscount}
    />
  )
}
