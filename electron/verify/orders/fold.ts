import type { Entry, Happening } from '../../../shared/domain/orders/entries.ts'
import type { Line } from '../../../shared/domain/orders/order.ts'
import { total } from '../money.ts'
import { cardBecame, cardSteps } from './card-steps.ts'
import { changed, type Folded, nothing, type Step, type Steps } from './folded.ts'
import { layawaySteps } from './layaway-steps.ts'
import { moneyOf } from './money-moves.ts'
import type { OrderFacts } from './order-facts.ts'
import { splitSteps } from './split-steps.ts'
import { webSteps } from './web-steps.ts'

/** At an agreed price, which remembers the line's own; at its own again where the agreement is null. */
const agreed = (line: Line, override: { readonly unitPrice: number; readonly reason: string } | null): Line => {
  const { override: earlier, ...own } = { ...line, unitPrice: line.override?.before ?? line.unitPrice }
  if (override === null) return own
  return {
    ...own,
    unitPrice: override.unitPrice,
    override: { reason: override.reason, before: earlier?.before ?? line.unitPrice },
  }
}
/** At the price of a list, or of the catalog again; an agreed price stays before it. */
const listedAt = (line: Line, unitPrice: number, listed: Line['listed'] | null): Line => {
  const { listed: _, ...bare } = line
  const named: Line = listed === null || listed === undefined ? bare : { ...bare, listed }
  return line.override === undefined
    ? { ...named, unitPrice }
    : { ...named, override: { reason: line.override.reason, before: unitPrice } }
}

const added = (
  sums: Readonly<Record<string, number>>,
  more: readonly (readonly [string, number])[],
): Record<string, number> => {
  const all = { ...sums }
  for (const [name, number] of more) all[name] = (all[name] ?? 0) + number
  return all
}
const steps: Steps = {
  begun: (_, { registerId, locationId, currency, pricesIncludeTax, rounding }) => ({
    registerId,
    locationId,
    currency,
    pricesIncludeTax,
    ...(rounding === undefined ? {} : { rounding }),
  }),
  lineAdded: ({ lines }, { line }) => ({ lines: [...lines, line] }),
  quantityChanged: (order, { lineId, quantity }) => changed(order, lineId, { quantity }),
  lineDiscounted: (order, { lineId, discount }) => changed(order, lineId, { discount }),
  priceOverridden: (order, { lineId, override }) => ({
    lines: order.lines.map((line) => (line.id === lineId ? agreed(line, override) : line)),
  }),
  orderDiscounted: (_, { discount }) => ({ discount }),
  couponEntered: ({ coupons = [] }, { code }) => ({ coupons: [...coupons, code] }),
  couponRemoved: ({ coupons = [] }, { code }) => ({ coupons: coupons.filter((one) => one !== code) }),
  promotionsOffered: (_, { promotions }) => ({ promotions }),
  taxExempted: (_, { exemption }) => ({ exemption }),
  linesListed: ({ lines }, { prices }) => ({
    lines: lines.map((line) => {
      const price = prices.find(({ lineId }) => lineId === line.id)
      return price === undefined ? line : listedAt(line, price.unitPrice, price.listed)
    }),
  }),
  lineRemoved: ({ lines }, { lineId }) => ({ lines: lines.filter((line) => line.id !== lineId) }),
  lineNoted: (order, { lineId, note }) => changed(order, lineId, { note }),
  noted: nothing,
  customerAttached: (_, { customer }) => ({ customer }),
  // Both what was taken back and the taking back are left out before they come here.
  undone: nothing,
  parked: () => ({ state: 'parked' }),
  resumed: (order, { registerId }) => ({ state: 'draft', registerId: registerId ?? order.registerId }),
  abandoned: () => ({ state: 'cancelled' }),
  paymentTaken: (order, { payment, shiftId, shiftPlace, staffId, id }) => ({
    payments: [...order.payments, payment],
    money: [...order.money, { ...moneyOf(payment, 1), staffId, shiftId, place: shiftPlace, entryId: id }],
    ...cardBecame(order, payment.id, 'booked'),
  }),
  paymentReturned: (order, { paymentId, shiftId, shiftPlace, id }) => {
    const given = order.payments.filter((one) => one.id === paymentId)
    // A tip is taken from who got it, whoever gives it back.
    const staffId = order.money.find((one) => one.paymentId === paymentId)?.staffId ?? null
    return {
      payments: order.payments.filter((one) => one.id !== paymentId),
      money: [
        ...order.money,
        ...given.map((one) => ({ ...moneyOf(one, -1), staffId, shiftId, place: shiftPlace, entryId: id })),
      ],
      // Money that came from a card goes back to it; what went to one stays gone.
      ...(given.some(({ amount }) => amount > 0) ? cardBecame(order, paymentId, 'inVain') : {}),
    }
  },
  sold: ({ payments, money }, { receiptNumber, payment, at, shiftId = null, points, staffId, id }) => ({
    state: 'completed',
    number: receiptNumber,
    ...(payment === undefined
      ? {}
      : {
          payments: [...payments, payment],
          money: [...money, { ...moneyOf(payment, 1), staffId, shiftId, place: null, entryId: id }],
        }),
    placedAt: at,
    shiftId,
    earns: points,
    reservations: [],
  }),
  carriedOver: ({ carried = [] }, { payments }) => ({ carried: [...carried, ...payments] }),
  returned: ({ returned = { quantities: {}, gross: 0, given: 0, payments: {} } }, { lines, given, payments }) => ({
    returned: {
      quantities: added(
        returned.quantities,
        lines.map(({ lineId, quantity }) => [lineId, quantity] as const),
      ),
      gross: total([returned.gross, ...lines.map(({ gross }) => gross)]),
      given: returned.given + given,
      payments: added(
        returned.payments,
        payments.map(({ paymentId, amount }) => [paymentId, amount] as const),
      ),
    },
  }),
  ...webSteps,
  ...splitSteps,
  ...cardSteps,
  ...layawaySteps,
}

/** The order after one more entry. */
export const step = (order: Folded, entry: Entry): Folded => {
  const make = steps[entry.type] as Step<Happening['type']>
  return { ...order, ...make(order, entry) }
}

/** Whether goods leave their location with this entry. */
export const movesGoods = ({ type }: Entry): boolean => type === 'sold' || type === 'shipped'

/** All of it, or what is in the package. What comes back and can't be sold again is laid aside. */
export const movesOf = (orderId: string, folded: Folded, entry: Entry): OrderFacts['moves'] =>
  folded.lines.flatMap((line) => {
    const quantity =
      entry.type === 'shipped' && entry.lines !== undefined
        ? total(entry.lines.filter(({ lineId }) => lineId === line.id).map((one) => one.quantity))
        : line.quantity
    const locationId = line.returned?.restock === false ? 'damaged' : folded.locationId
    return line.tracked && line.variantId !== null && quantity !== 0
      ? [{ id: `${orderId}:${entry.id}:${line.id}`, variantId: line.variantId, locationId, quantity: -quantity }]
      : []
  })
