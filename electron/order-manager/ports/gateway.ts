/**
 * The merchant system that authorises, captures and gives back the money of online orders.
 *
 * Outcomes are values. `refused` is final: the other side said no, with a code for programs and a sentence for people.
 * `unavailable` is *unknown*: no answer, a time-out, a fault on the other side. Ask again with the SAME key: the key makes
 * the repetition safe, whatever became of the first attempt.
 */
export interface PaymentGateway {
  authorise(request: AuthoriseRequest): Promise<Authorisation>
  /** Takes the money of an authorisation, once and in full. */
  capture(request: CaptureRequest): Promise<Capture>
  /** Gives the reserved money back. An authorisation that is void already counts as voided. */
  void(request: VoidRequest): Promise<Voiding>
}

export interface AuthoriseRequest {
  /** Idempotency key: the effect's id. Up to 90 characters, so that the gateway's own suffix fits. */
  readonly key: string
  readonly orderId: string
  readonly orderNumber: string
  /** Minor units. */
  readonly amount: number
  /** ISO 4217 code, and its digits after the decimal point. */
  readonly currency: string
  readonly digits: number
  /** The customer's payment source at the merchant system; never a card number. */
  readonly paymentToken: string
}

export interface CaptureRequest {
  readonly key: string
  readonly authorisationId: string
  /** Minor units. */
  readonly amount: number
  readonly currency: string
  readonly digits: number
  readonly orderNumber: string
}

export interface VoidRequest {
  readonly key: string
  readonly authorisationId: string
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

interface Authorised {
  readonly outcome: 'authorised'
  readonly gatewayOrderId: string
  readonly authorisationId: string
}

interface Captured {
  readonly outcome: 'captured'
  readonly captureId: string
}

interface Voided {
  readonly outcome: 'voided'
}

export type Authorisation = Authorised | GatewayRefused | GatewayUnavailable
export type Capture = Captured | GatewayRefused | GatewayUnavailable
export type Voiding = Voided | GatewayRefused | GatewayUnavailable
