import type { Reservation } from '../inventory/movement.ts'
import type { WebShopEvent } from './effects.ts'
import type { Access, Address, Customer, Line, Shipment, WebOrigin } from './order.ts'

/** What happens to an online order; `Start` is what every order begins with. */
export type WebHappening<Start> =
  | ({
      readonly type: 'placed'
      readonly number: string
      readonly lines: readonly Line[]
      readonly customer: Customer
      readonly shippingAddress: Address | null
      readonly web: WebOrigin
    } & Start)
  | { readonly type: 'stockReserved'; readonly reservations: readonly Reservation[] }
  | {
      readonly type: 'stockShort'
      readonly missing: readonly { readonly lineId: string; readonly available: number }[]
    }
  | {
      readonly type: 'paymentAuthorised'
      readonly effectId: string
      readonly gatewayOrderId: string
      readonly authorisationId: string
      readonly amount: number
    }
  | { readonly type: 'paymentRefused'; readonly effectId: string; readonly code: string; readonly message: string }
  | { readonly type: 'accessGranted'; readonly access: readonly Access[] }
  | { readonly type: 'pickingStarted' }
  | { readonly type: 'linePicked'; readonly lineId: string; readonly quantity: number }
  | { readonly type: 'packed' }
  | { readonly type: 'shipped'; readonly shipment: Shipment }
  | { readonly type: 'paymentCaptured'; readonly effectId: string; readonly captureId: string; readonly amount: number }
  | { readonly type: 'cancelled'; readonly reason: string }
  | { readonly type: 'paymentVoided'; readonly effectId: string }
  | { readonly type: 'webShopTold'; readonly effectId: string; readonly event: WebShopEvent }
  /** An effect failed for now: it is tried again at `dueAt`. */
  | { readonly type: 'effectDelayed'; readonly effectId: string; readonly problem: string; readonly dueAt: number }
