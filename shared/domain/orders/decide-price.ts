import { sum } from '../money/money.ts'
import type { Discount } from '../pricing/discount.ts'
import { price } from '../pricing/price.ts'
import { couponCode, couponRefusal } from '../pricing/promotions/offer.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { cartOf } from './cart-of.ts'
import { groupOf } from './customer-prices.ts'
import { comesBack, creditRefusal } from './decide-sale.ts'
import type { Happening } from './entries.ts'
import type { Market } from './market.ts'
import type { Line, Order } from './order.ts'

/** What a cashier does to prices, besides a line's discount. */
export type PriceCommand =
  /** Minor units for one unit; null gives the line its own price again. */
  | {
      readonly type: 'override'
      readonly lineId: string
      readonly override: { readonly unitPrice: number; readonly reason: string } | null
    }
  | { readonly type: 'discountOrder'; readonly discount: Discount | null }
  | { readonly type: 'enterCoupon' | 'removeCoupon'; readonly code: string }

const longestReason = 100
const mostCoupons = 10
const largestPrice = 1_000_000_000_000

type Cart = Pick<
  Order,
  'lines' | 'pricesIncludeTax' | 'rounding' | 'discount' | 'promotions' | 'coupons' | 'customer' | 'exemption'
>

/**
 * What follows from a command on prices, or a refusal: `unknown_line`, `price_out_of_range`, `reason_missing`,
 * `credit_is_fixed`, `discount_out_of_range`, `empty_cart`, `too_many_coupons`, `comes_back`, and as `couponRefusal`. The same
 * again changes nothing.
 */
export const decidePrice = (order: Cart, command: PriceCommand, { offers, at }: Market): Happening[] | Refusal => {
  switch (command.type) {
    case 'override':
      return override(order, command)
    case 'discountOrder':
      return discountOrder(order, command.discount)
    case 'enterCoupon': {
      const code = couponCode(command.code)
      const coupons = order.coupons ?? []
      if (coupons.includes(code)) return []
      if (coupons.length >= mostCoupons)
        return refuse('too_many_coupons', `An order takes at most ${mostCoupons} coupons.`, 'code')
      return (
        couponRefusal(offers, code, { at, customerGroup: groupOf(order.customer) }) ?? [{ type: 'couponEntered', code }]
      )
    }
    case 'removeCoupon': {
      const code = couponCode(command.code)
      return (order.coupons ?? []).includes(code) ? [{ type: 'couponRemoved', code }] : []
    }
  }
}

const override = (order: Cart, command: Extract<PriceCommand, { type: 'override' }>): Happening[] | Refusal => {
  const line = order.lines.find((one) => one.id === command.lineId)
  if (line === undefined) return refuse('unknown_line', 'That line is not in the cart any more.')
  if (line.returned !== undefined) return comesBack
  const fixed = creditRefusal(line, 'unitPrice')
  if (fixed !== null) return fixed
  const wanted = command.override
  if (wanted === null) return line.override === undefined ? [] : [priceOf(line, null)]
  const { unitPrice } = wanted
  if (!Number.isSafeInteger(unitPrice) || unitPrice < 0 || unitPrice > largestPrice)
    return refuse('price_out_of_range', 'A price is not less than nothing, and not astronomical.', 'unitPrice')
  const reason = wanted.reason.trim()
  if (reason === '' || reason.length > longestReason)
    return refuse('reason_missing', 'Say in a few words why the price is another.', 'reason')
  return line.unitPrice === unitPrice && line.override?.reason === reason ? [] : [priceOf(line, { unitPrice, reason })]
}

const priceOf = (line: Line, wanted: { unitPrice: number; reason: string } | null): Happening => ({
  type: 'priceOverridden',
  lineId: line.id,
  override: wanted,
})

const discountOrder = (order: Cart, discount: Discount | null): Happening[] | Refusal => {
  const no = (message: string) => refuse('discount_out_of_range', message, 'discount')
  if (order.lines.length === 0) return refuse('empty_cart', 'There is nothing in the cart yet.')
  if (discount?.kind === 'percent') {
    if (!Number.isSafeInteger(discount.ppm) || discount.ppm <= 0 || discount.ppm > 1_000_000)
      return no('A discount is more than 0 % and at most 100 %.')
  } else if (discount !== null) {
    const { amount } = discount
    if (!Number.isSafeInteger(amount) || amount <= 0 || amount > discountable(order))
      return no('A discount is more than nothing and at most what the goods cost.')
  }
  return [{ type: 'orderDiscounted', discount }]
}

/** What the goods come to before the order's discount, in minor units. */
export const discountable = (order: Cart): number => {
  const sold = order.lines.filter(({ returned }) => returned === undefined)
  const goods = new Set(sold.filter(({ kind }) => kind === 'goods' || kind === 'digital').map(({ id }) => id))
  const { lines } = price(cartOf({ ...order, lines: sold, discount: null }))
  return sum(lines.filter(({ id }) => goods.has(id)).map(({ subtotal, discount }) => subtotal - discount))
}
