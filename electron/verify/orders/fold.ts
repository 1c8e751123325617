import type { Reservation } from '../../../shared/domain/inventory/movement.ts'
import type { Entry, Happening } from '../../../shared/domain/orders/entries.ts'
import type { Line, Order, Payment } from '../../../shared/domain/orders/order.ts'

/** What an order's entries make of it, as far as it is checked. */
export interface Folded {
  readonly channel: Order['channel']
  readonly state: Order['state']
  readonly number: string
  readonly registerId: string
  readonly locationId: string
  readonly currency: string
  readonly pricesIncludeTax: boolean
  readonly lines: readonly Line[]
  readonly payments: readonly Payment[]
  readonly reservations: readonly Reservation[]
  readonly placedAt: number
  readonly shiftId: string | null
  readonly rounding?: Order['rounding']
  readonly discount?: Order['discount']
  readonly promotions?: Order['promotions']
  readonly coupons?: Order['coupons']
}

export const blank: Folded = {
  channel: 'counter',
  state: 'draft',
  number: '',
  registerId: '',
  locationId: '',
  currency: '',
  pricesIncludeTax: true,
  lines: [],
  payments: [],
  reservations: [],
  placedAt: 0,
  shiftId: null,
}

type Step<T extends Happening['type']> = (order: Folded, entry: Extract<Entry, { type: T }>) => Partial<Folded>

const changed = (order: Folded, lineId: string, fields: Partial<Line>): Partial<Folded> => ({
  lines: order.lines.map((line) => (line.id === lineId ? { ...line, ...fields } : line)),
})
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
const nothing = (): Partial<Folded> => ({})

const steps: { readonly [T in Happening['type']]: Step<T> } = {
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
  lineRemoved: ({ lines }, { lineId }) => ({ lines: lines.filter((line) => line.id !== lineId) }),
  lineNoted: (order, { lineId, note }) => changed(order, lineId, { note }),
  noted: nothing,
  customerAttached: nothing,
  // Both what was taken back and the taking back are left out before they come here.
  undone: nothing,
  parked: () => ({ state: 'parked' }),
  resumed: () => ({ state: 'draft' }),
  abandoned: () => ({ state: 'cancelled' }),
  sold: ({ payments }, { receiptNumber, payment, at, shiftId = null }) => ({
    state: 'completed',
    number: receiptNumber,
    payments: [...payments, payment],
    placedAt: at,
    shiftId,
  }),
  placed: (_, { number, lines, registerId, locationId, currency, pricesIncludeTax, rounding, at }) => ({
    channel: 'web',
    state: 'placed',
    number,
    lines,
    registerId,
    locationId,
    currency,
    pricesIncludeTax,
    ...(rounding === undefined ? {} : { rounding }),
    placedAt: at,
  }),
  stockReserved: (_, { reservations }) => ({ reservations }),
  stockShort: () => ({ state: 'refused', reservations: [] }),
  paymentAuthorised: (order, { id, amount, gatewayOrderId, authorisationId }) => ({
    state: order.state === 'cancelled' ? 'cancelled' : 'confirmed',
    payments: [...order.payments, { id, tender: 'online', amount, gatewayOrderId, authorisationId, captureId: null }],
  }),
  paymentRefused: ({ state, reservations }) =>
    state === 'cancelled' ? { reservations } : { state: 'refused', reservations: [] },
  accessGranted: nothing,
  pickingStarted: nothing,
  linePicked: (order, { lineId, quantity }) => changed(order, lineId, { picked: quantity }),
  packed: nothing,
  shipped: () => ({ reservations: [] }),
  paymentCaptured: ({ payments }, { captureId }) => ({
    state: 'completed',
    payments: payments.map((one) => (one.tender === 'online' ? { ...one, captureId } : one)),
  }),
  cancelled: () => ({ state: 'cancelled', reservations: [] }),
  paymentVoided: nothing,
  webShopTold: nothing,
  effectDelayed: nothing,
}

/** The order after one more entry. */
export const step = (order: Folded, entry: Entry): Folded => {
  const make = steps[entry.type] as Step<Happening['type']>
  return { ...order, ...make(order, entry) }
}

/** Whether goods leave their location with this entry. */
export const movesGoods = ({ type }: Entry): boolean => type === 'sold' || type === 'shipped'
