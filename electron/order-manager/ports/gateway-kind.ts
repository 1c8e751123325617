import type { Sharing } from '../../../shared/domain/orders/decide-split.ts'
import type { GatewayField } from '../../../shared/domain/settings/gateway.ts'
import type { PaymentGateway } from './gateway.ts'

/** A kind of gateway: what a person is told of it, what it must know, and how it is opened. */
export interface GatewayKind {
  /** Stands in documents; never changes. */
  readonly provider: string
  readonly name: string
  /** One sentence: when the money comes, and how. */
  readonly about: string
  /** Whether a web order must bring a token of the customer's payment source. */
  readonly needsToken: boolean
  /** Whether several orders can have shares in what was promised for one, and how; null where it is collected in one piece. */
  readonly sharing: Sharing | null
  readonly fields: readonly GatewayField[]
  /** With its fields as they were checked, secrets in the clear. */
  open(fields: Readonly<Record<string, string>>): PaymentGateway
}

/** The kinds that there are, and gateways of them. */
export interface Gateways {
  readonly kinds: readonly GatewayKind[]
  /** The same gateway as long as its fields stay, so that it keeps its connection; undefined for a kind that there is not. */
  open(provider: string, fields: Readonly<Record<string, string>>): PaymentGateway | undefined
}
