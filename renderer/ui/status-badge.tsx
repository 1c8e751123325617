import type { FulfilmentState, OrderState, PaymentState } from '../../shared/domain/orders/order.ts'
import classes from './status-badge.module.css'

type Tone = 'calm' | 'active' | 'good' | 'attention' | 'bad'
type Look = readonly [label: string, tone: Tone]

const orders: Record<OrderState, Look> = {
  draft: ['Cart', 'calm'],
  parked: ['Parked', 'calm'],
  setAside: ['Set aside', 'calm'],
  placed: ['Being checked', 'attention'],
  inReview: ['In review', 'attention'],
  awaitingStock: ['Waits for stock', 'attention'],
  awaitingPayment: ['Waits for payment', 'attention'],
  confirmed: ['Confirmed', 'active'],
  onHold: ['On hold', 'attention'],
  refused: ['Refused', 'bad'],
  completed: ['Completed', 'good'],
  cancelled: ['Cancelled', 'calm'],
}
const fulfilments: Record<FulfilmentState, Look> = {
  none: ['Nothing to pack', 'calm'],
  queued: ['To pick', 'attention'],
  picking: ['Picking', 'active'],
  packed: ['Packed', 'active'],
  shipped: ['Shipped', 'good'],
  handedOver: ['Handed over', 'good'],
}
const payments: Record<PaymentState, Look> = {
  none: ['Not paid', 'calm'],
  pending: ['Asking the bank', 'attention'],
  authorised: ['Authorised', 'active'],
  refused: ['Refused', 'bad'],
  capturing: ['Collecting', 'attention'],
  captured: ['Paid', 'good'],
  partRefunded: ['Paid back in part', 'calm'],
  refunded: ['Paid back', 'calm'],
  voiding: ['Being released', 'attention'],
  voided: ['Released', 'calm'],
  moved: ['With another order', 'calm'],
}

const Badge = ({ look: [label, tone], kind }: { readonly look: Look; readonly kind: string }) => (
  <span className={classes['badge']} data-tone={tone} data-kind={kind}>
    {label}
  </span>
)

export const OrderStateBadge = ({ state }: { readonly state: OrderState }) => (
  <Badge look={orders[state]} kind="order" />
)
export const FulfilmentStateBadge = ({ state }: { readonly state: FulfilmentState }) => (
  <Badge look={fulfilments[state]} kind="fulfilment" />
)
export const PaymentStateBadge = ({ state }: { readonly state: PaymentState }) => (
  <Badge look={payments[state]} kind="payment" />
)
