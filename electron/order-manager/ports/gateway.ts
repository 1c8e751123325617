/**
 * A system that authorises, captures and gives back the money of online orders.
 *
 * Outcomes are values. `refused` is final: the other side said no, with a code for programs and a sentence for people.
 * `unavailable` is *unknown*: no answer, a time-out, a fault on the other side. Ask again with the SAME key: the key makes
 * the repetition safe, whatever became of the first attempt. `awaited`: a person or a statement will tell.
 */
export interface PaymentGateway {
  /** Milliseconds for which the other side knows a key. What was asked longer ago is looked up before it is asked again. */
  readonly remembers: number
  authorise(request: AuthoriseRequest): Promise<Authorisation>
  /** A new authorisation in place of one that runs out, of which nothing was captured. Refused where the gateway has no such thing. */
  renew(request: RenewRequest): Promise<Authorisation>
  /** Takes money of an authorisation: all of it, or one part after the other until the `final` one. */
  capture(request: CaptureRequest): Promise<Capture>
  /** Gives back what is still reserved. An authorisation that is void already counts as voided. */
  void(request: VoidRequest): Promise<Voiding>
  /** Gives back captured money, all or in parts. */
  refund(request: RefundRequest): Promise<Refunding>
  /** What became of a request; changes nothing. */
  lookUp(question: Question): Promise<Found>
  /** All that was captured and refunded in a period, in whatever order; null where the gateway has no list of its own. */
  readonly list: ((period: Period) => Promise<Listing>) | null
  /** Reads a message that the gateway sent by itself, and proves where it is from; null where it sends none. */
  readonly hear: ((message: GatewayMessage) => Promise<Heard>) | null
}

/** Minor units of an ISO 4217 currency with `digits` after the point. */
export interface Money {
  readonly amount: number
  readonly currency: string
  readonly digits: number
}

interface Asked {
  /** Idempotency key: the effect's id. Up to 90 characters, so that the gateway's own suffix fits. */
  readonly key: string
  /** How often this was asked before, as far as it was written down. */
  readonly attempts: number
  readonly orderId: string
  readonly orderNumber: string
}

export interface AuthoriseRequest extends Asked, Money {
  /** The customer's payment source at the gateway, never a card number; empty where the gateway needs none. */
  readonly paymentToken: string
}

export interface RenewRequest extends AuthoriseRequest {
  readonly gatewayOrderId: string
  readonly authorisationId: string
}

export interface CaptureRequest extends Asked, Money {
  readonly gatewayOrderId: string
  readonly authorisationId: string
  /** 1 for the first capture of this authorisation. */
  readonly part: number
  /** The last one: what is reserved beyond it is given back. */
  readonly final: boolean
}

export interface VoidRequest extends Asked {
  readonly gatewayOrderId: string
  readonly authorisationId: string
}

export interface RefundRequest extends Asked, Money {
  readonly gatewayOrderId: string
  readonly captureId: string
}

/** A request of which nobody knows what became. `askedAt`: when it was asked first, milliseconds since 1970. */
export type Question = { readonly askedAt: number } & (
  | { readonly step: 'authorise'; readonly request: AuthoriseRequest }
  | { readonly step: 'capture'; readonly request: CaptureRequest }
  | { readonly step: 'void'; readonly request: VoidRequest }
  | { readonly step: 'refund'; readonly request: RefundRequest }
)

/** Milliseconds since 1970, the end excluded; the shop's currency and its digits. */
export interface Period {
  readonly from: number
  readonly to: number
  readonly currency: string
  readonly digits: number
}

/** As it came over HTTP: names of headers in lower case, and the body to the byte. */
export interface GatewayMessage {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface GatewayRefused {
  readonly outcome: 'refused'
  /** The gateway's own code (`INSTRUMENT_DECLINED`), or `amount_mismatch` where its answer was about other money. */
  readonly code: string
  /** A sentence for people. */
  readonly message: string
}

export interface GatewayUnavailable {
  readonly outcome: 'unavailable'
  /** A sentence for people; without secrets or tokens. */
  readonly problem: string
}

/** It is up to the customer or to a person of the shop, who will tell; nobody is to be asked again. */
export interface Awaited {
  readonly outcome: 'awaited'
  /** What the customer writes on the transfer; how the money is known when it comes. */
  readonly reference: string
  /** Milliseconds since 1970; null where there is no day by which it has to come. */
  readonly dueAt: number | null
}

export interface Authorised {
  readonly outcome: 'authorised'
  readonly gatewayOrderId: string
  readonly authorisationId: string
  /** When the bank's promise ends, milliseconds since 1970; null where it doesn't. */
  readonly expiresAt: number | null
}

export interface Captured {
  readonly outcome: 'captured'
  readonly captureId: string
}

interface Voided {
  readonly outcome: 'voided'
}

interface Refunded {
  readonly outcome: 'refunded'
  readonly refundId: string
}

/** What the gateway has in its books of one capture or refund. `amount` in minor units of the currency, never negative. */
export interface GatewayBooking extends Pick<Money, 'amount' | 'currency'> {
  /** The capture's or refund's id, as `capture` and `refund` answered it. */
  readonly id: string
  readonly kind: 'capture' | 'refund'
  /** Milliseconds since 1970. */
  readonly at: number
  /** What we called it; null where the gateway does not say. */
  readonly orderId: string | null
  readonly orderNumber: string | null
}

export type Authorisation = Authorised | Awaited | GatewayRefused | GatewayUnavailable
export type Capture = Captured | Awaited | GatewayRefused | GatewayUnavailable
export type Voiding = Voided | Awaited | GatewayRefused | GatewayUnavailable
export type Refunding = Refunded | Awaited | GatewayRefused | GatewayUnavailable
/** `nothing`: it was not done, and asking again does it. */
export type Found = Authorised | Captured | Voided | Refunded | { readonly outcome: 'nothing' } | GatewayUnavailable
export type Listing = { readonly outcome: 'listed'; readonly bookings: readonly GatewayBooking[] } | GatewayUnavailable
/** The orders that the message is about; what it says of them is asked, not believed. */
export type Heard =
  | { readonly outcome: 'heard'; readonly orderIds: readonly string[] }
  | GatewayRefused
  | GatewayUnavailable
