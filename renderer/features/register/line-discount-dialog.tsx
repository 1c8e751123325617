import { useCart } from '../../stores/cart.ts'
import { setDiscount } from '../../stores/cart-changes.ts'
import { DiscountDialog } from './discount-dialog.tsx'

export const LineDiscountDialog = ({ lineId }: { readonly lineId: string }) => {
  const line = useCart((state) => state.shown?.lines.find((one) => one.id === lineId))
  const subtotal = useCart((state) => state.shown?.priced.find((one) => one.id === lineId)?.subtotal ?? 0)
  return (
    <DiscountDialog
      title="Discount"
      name={line?.name ?? ''}
      base={subtotal}
      costing="what the line costs"
      now={line?.discount ?? null}
      onGive={(discount) => setDiscount(lineId, discount)}
    />
  )
}
