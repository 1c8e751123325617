import type { Reservation } from '../inventory/movement.ts'
import type { WebShopEvent } from './effects.ts'
import type { LineAmount } from './online-facts.ts'
import type { Access, Address, Customer, Line, Shipment, WebOrigin } from './order.ts'
import type { RiskReason } from './risk.ts'
import type { ToldFacts } from './told.ts'

/** What happens to an online order; `Start` is what every order begins with. */
export type WebHappening<Start> =
  | ({
      readonly type: 'placed'
      readonly number: string
      readonly lines: readonly Line[]
      readonly customer: Customer
      readonly shippingAddress: Address | null
      readonly web: WebOrigin
      /** Left out where it came from a web shop. */
      readonly channel?: 'phone' | 'file'
      readonly billingAddress?: Address
    } & Start)
  /**
   * The hub has a till act for an order that it took in, until then by the hub's clock: milliseconds since 1970. `holder` names its
   * device, `till` is its name for people.
   */
  | { readonly type: 'claimed'; readonly holder: string; readonly till: string; readonly until: number }
  | { readonly type: 'stockReserved'; readonly reservations: readonly Reservation[] }
  | {
      readonly type: 'stockShort'
      readonly missing: readonly { readonly lineId: string; readonly available: number }[]
    }
  /** The shop takes the order though the goods are not there: it is placed anew when they are. */
  | {
      readonly type: 'stockAwaited'
      readonly missing: readonly { readonly lineId: string; readonly available: number }[]
      readonly expectedAt: number
    }
  | { readonly type: 'riskJudged'; readonly limit: number; readonly reasons: readonly RiskReason[] }
  | { readonly type: 'reviewDecided'; readonly approved: boolean; readonly reason: string }
  | { readonly type: 'held'; readonly reason: string; readonly until: number | null }
  | { readonly type: 'released' }
  | { readonly type: 'commented'; readonly text: string }
  /** Lines that were added, and what is wanted of others from now on, in thousandths; less than before was cancelled. */
  | {
      readonly type: 'linesChanged'
      readonly added: readonly Line[]
      readonly quantities: readonly { readonly lineId: string; readonly quantity: number }[]
      readonly reason: string
    }
  | { readonly type: 'addressChanged'; readonly shippingAddress: Address }
  | { readonly type: 'exceptionClaimed'; readonly entryId: string; readonly what: string }
  /** The web shop is told once more. */
  | { readonly type: 'tellingRepeated'; readonly event: WebShopEvent }
  | {
      readonly type: 'paymentAuthorised'
      readonly effectId: string
      readonly gatewayOrderId: string
      readonly authorisationId: string
      readonly amount: number
      /** When the bank's promise ends; left out where it doesn't, and in entries of earlier versions. */
      readonly expiresAt?: number
    }
  /** What an effect asked for is up to the customer or a person: it stays open, and nobody is asked again. */
  | {
      readonly type: 'paymentAwaited'
      readonly effectId: string
      readonly reference: string
      readonly dueAt: number | null
    }
  | { readonly type: 'paymentRefused'; readonly effectId: string; readonly code: string; readonly message: string }
  | { readonly type: 'accessGranted'; readonly access: readonly Access[] }
  | { readonly type: 'pickingStarted' }
  | { readonly type: 'linePicked'; readonly lineId: string; readonly quantity: number }
  | { readonly type: 'packed' }
  /** `lines`: what is in this package, in thousandths, where it is not all that there is to send. */
  | {
      readonly type: 'shipped'
      readonly shipment: Shipment
      readonly lines?: readonly { readonly lineId: string; readonly quantity: number }[]
    }
  | { readonly type: 'paymentCaptured'; readonly effectId: string; readonly captureId: string; readonly amount: number }
  | { readonly type: 'cancelled'; readonly reason: string }
  | { readonly type: 'paymentVoided'; readonly effectId: string }
  /**
   * Money that was collected is to go back, in minor units; for which goods, where it is for goods. `cause`: the id under
   * which it was asked for, so that a repeated request is known.
   */
  | {
      readonly type: 'refundAsked'
      readonly cause: string
      readonly amount: number
      /** Which of several payments it goes back to; left out where there is one. */
      readonly paymentId?: string
      readonly lines: readonly LineAmount[]
      readonly reason: string
    }
  | { readonly type: 'paymentRefunded'; readonly effectId: string; readonly refundId: string; readonly amount: number }
  /** The customer wants to send goods back. */
  | { readonly type: 'returnRequested'; readonly lines: readonly LineAmount[]; readonly reason: string }
  /** What the shop said to it; the money goes back by itself. */
  | { readonly type: 'returnAnswered'; readonly accepted: boolean; readonly reason: string }
  /** The gateway said no for good: nothing of it went back. */
  | { readonly type: 'refundRefused'; readonly effectId: string; readonly code: string; readonly message: string }
  /** `said`: what the order was then; left out by earlier versions. */
  | {
      readonly type: 'webShopTold'
      readonly effectId: string
      readonly event: WebShopEvent
      readonly said?: ToldFacts
      /** Left out: the web shop's first. */
      readonly endpoint?: string
    }
  /** The endpoint was removed meanwhile: nobody is told. */
  | { readonly type: 'tellingDropped'; readonly effectId: string }
  /** It could not be told for so long that nobody tries any more. */
  | { readonly type: 'tellingGivenUp'; readonly effectId: string; readonly problem: string }
  /** Somebody wants it to be tried again. */
  | { readonly type: 'tellingResumed'; readonly effectId: string }
  /** An effect failed for now: it is tried again at `dueAt`. */
  | { readonly type: 'effectDelayed'; readonly effectId: string; readonly problem: string; readonly dueAt: number }
