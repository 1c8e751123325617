import { decidePayment, type Tender } from '../../../shared/domain/orders/decide-payment.ts'
import { decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import type { Random } from '../../faults/random.ts'
import type { OrderSource } from './generated-orders.ts'
import type { OrderHistory } from './order-history.ts'

/** A cart that is filled line by line and paid; `number` null: cleared instead. */
export const counterSale = (
  source: OrderSource,
  history: OrderHistory,
  random: Random,
  lines: readonly Line[],
  number: string | null,
): Order => {
  const { staffId, registerId, shopFloorId: locationId } = source
  const { currency, pricesIncludeTax } = source.shop
  history.append(staffId, [{ type: 'begun', registerId, locationId, currency, pricesIncludeTax }])
  for (const line of lines) {
    history.append(staffId, decideCart(history.order, { type: 'add', line }))
    history.pass(1000 + random.below(4000))
  }
  const first = history.order.lines[0]
  if (first !== undefined && random.below(20) === 0) {
    const discount = { kind: 'percent', ppm: 100_000 } as const
    history.append(staffId, decideCart(history.order, { type: 'discount', lineId: first.id, discount }))
  }
  if (number === null) history.append(staffId, decideCart(history.order, { type: 'abandon' }))
  else {
    history.pass(3000 + random.below(9000))
    const context = {
      paymentId: history.newId(),
      receiptNumber: number,
      shiftId: 'generated',
      shiftPlace: 1,
      digits: 2,
    }
    history.append(staffId, decidePayment(history.order, tenderFor(history.order, random), context))
  }
  return history.order
}

const tenderFor = ({ totals }: Order, random: Random): Tender =>
  random.below(3) === 0
    ? { kind: 'cash', given: Math.ceil(totals.total / 500) * 500 }
    : { kind: 'card', reference: String(100_000 + random.below(900_000)) }
