/**
 * A card machine that takes the amount from us and tells what became of it. Card numbers never come this way.
 *
 * A request is sent once. Whatever is not known afterwards is *unknown*, and is asked for by `status` with the same
 * request until the terminal says what became of it; sending it again could charge a customer twice.
 */
export interface CardTerminal {
  /** Sends the request and waits for the customer, which takes minutes. Never send the same request twice. */
  send(request: CardRequest): Promise<CardOutcome | CardUnknown>
  /** What became of a request, sent or not. */
  status(request: CardRequest): Promise<CardStatus>
  /** Asks the terminal to stop a request that runs. What becomes of it is told where it was sent. */
  abort(request: CardRequest): Promise<void>
  /** Whether the terminal answers, and with our key; changes nothing. */
  diagnose(): Promise<Diagnosis>
}

export interface CardRequest {
  /**
   * `charge`: the customer's card is asked for and pays. `refund`: the card is asked for and gets money.
   * `reversal`: an earlier charge is given back, wholly or in part, without its card.
   */
  readonly kind: 'charge' | 'refund' | 'reversal'
  /** Names the intent: the same key is the same request to the terminal, for ever. */
  readonly key: string
  /** The till as the terminal knows it: the one that a status must be asked under, too. */
  readonly saleId: string
  /** Shown with the payment at the other side. */
  readonly reference: string
  /** Minor units, more than zero whichever way the money goes. */
  readonly amount: number
  /** What of the amount is a tip; left out where nothing. */
  readonly tip?: number
  /** ISO 4217 code, and its digits after the decimal point. */
  readonly currency: string
  readonly digits: number
  /** When it was asked for, milliseconds since 1970. */
  readonly at: number
  /** The charge that a reversal gives back; all of it, whatever it was, where `whole`. */
  readonly original?: TerminalTransaction
  readonly whole?: boolean
}

/** A transaction as the terminal names it; its refunds need both. */
interface TerminalTransaction {
  readonly id: string
  /** As the terminal wrote it, ISO 8601. */
  readonly at: string
}

interface CardApproved {
  readonly outcome: 'approved'
  readonly transaction: TerminalTransaction
  /** Of the card: `Visa`; empty where the terminal does not say, as for a reversal. */
  readonly brand: string
  readonly lastFour: string
  readonly authorisationCode: string
  /** What of the money is a tip, minor units: it may be more than was asked for, where the terminal asks for one itself. */
  readonly tip: number
}

/** Money moved, but other money than was asked for: nothing to sell for, and to be given back. */
interface CardMismatch {
  readonly outcome: 'mismatch'
  readonly transaction: TerminalTransaction
  /** A sentence for people. */
  readonly message: string
}

/** No money moved. */
export interface CardFailed {
  readonly outcome: 'failed'
  /** The terminal's own code (`Refusal`, `Cancel`, `Busy`), or `not_reached` where it never got the request. */
  readonly code: string
  /** A sentence for people. */
  readonly message: string
}

/** Nobody here knows whether money moved. `problem` is a sentence for people, without secrets. */
export interface CardUnknown {
  readonly outcome: 'unknown'
  readonly problem: string
}

export type CardOutcome = CardApproved | CardMismatch | CardFailed
export type CardStatus =
  | CardOutcome
  | CardUnknown
  | { readonly outcome: 'inProgress' }
  /** The terminal has never heard of the request. */
  | { readonly outcome: 'notFound' }

type Diagnosis = { readonly outcome: 'ready' } | { readonly outcome: 'problem'; readonly problem: string }

/** How a terminal is reached. */
export interface TerminalAccess {
  /** https, or http on loopback (the sandbox); without the path. */
  readonly address: string
  /** `<model>-<serial number>`. */
  readonly poiId: string
  readonly keyIdentifier: string
  readonly keyVersion: number
  readonly passphrase: string
  /** PEM of who signs the terminals' certificates; empty for http. */
  readonly certificate: string
}
