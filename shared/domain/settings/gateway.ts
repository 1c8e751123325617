import { type Refusal, refuse } from '../refusal.ts'

/** A way to be paid for online orders. What each kind must know of it says the kind itself (`GatewayField`). */
export interface Gateway {
  readonly id: string
  readonly kind: 'gateway'
  readonly name: string
  /** Orders of before go on with it where it is switched off; no new one does. */
  readonly active: boolean
  /** The kind's own name: `paypal`. */
  readonly provider: string
  /** By the names of the kind's fields; secrets are sealed by the secrets port. */
  readonly fields: Readonly<Record<string, string>>
}

/** The one merchant system, as the version before wrote it. */
export interface GatewayBefore {
  readonly id: 'gateway'
  readonly kind: 'gateway'
  readonly provider: 'paypal'
  readonly baseUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Orders that name no gateway are this one's: the first that was set up, and the only one of the version before. */
export const firstGateway = 'gateway'

/** What is stored, as it is read now. */
export const gatewayOf = (stored: Gateway | GatewayBefore): Gateway => {
  if ('fields' in stored) return stored
  const { id, kind, provider, baseUrl, clientId, clientSecret } = stored
  return { id, kind, name: 'Merchant system', active: true, provider, fields: { baseUrl, clientId, clientSecret } }
}

/** One thing that a kind of gateway must know. */
export interface GatewayField {
  readonly name: string
  readonly label: string
  /** `host`: a name or an IP address. `code`: letters and digits, at most `to`. */
  readonly kind: 'text' | 'secret' | 'address' | 'number' | 'host' | 'code'
  readonly example?: string
  /** May be left empty. */
  readonly optional?: boolean
  /** Bounds of a number, or of a code’s length. */
  readonly from?: number
  readonly to?: number
}

const longest = 400

/**
 * The fields of a gateway as they are to be kept: a secret that is left empty stays what it was. Refuses, beside the
 * field: `field_missing`, `secret_missing`, `not_an_address`, `not_a_host`, `not_a_code`, `number_out_of_range`, `too_long`.
 */
export const checkFields = (
  fields: readonly GatewayField[],
  given: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> | Refusal => {
  const kept: Record<string, string> = {}
  for (const field of fields) {
    const value = (given[field.name] ?? '').trim()
    const refusal = wrongWith(field, value, known?.[field.name])
    if (refusal !== null) return refusal
    kept[field.name] = value
  }
  return kept
}

const wrongWith = (field: GatewayField, value: string, known: string | undefined): Refusal | null => {
  const { name, label, kind, optional = false, from = 0, to = Number.MAX_SAFE_INTEGER } = field
  if (value.length > longest) return refuse('too_long', `${label}: at most ${longest} characters.`, name)
  if (value === '') {
    if (optional || (kind === 'secret' && known !== undefined && known !== '')) return null
    return kind === 'secret'
      ? refuse('secret_missing', `${label}: enter what the other side gave you.`, name)
      : refuse('field_missing', `${label}: fill this in.`, name)
  }
  if (kind === 'address' && !/^https?:\/\/[^\s/]+(\/\S*)?$/.test(value))
    return refuse('not_an_address', `${label}: enter an address that begins with https://.`, name)
  if (kind === 'host' && !/^[A-Za-z0-9.:-]+$/.test(value))
    return refuse('not_a_host', `${label}: enter a name or an IP address, without https://.`, name)
  if (kind === 'code' && !(/^[A-Za-z0-9]+$/.test(value) && value.length <= to))
    return refuse('not_a_code', `${label}: up to ${to} letters and digits.`, name)
  if (kind === 'number' && !(/^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to))
    return refuse('number_out_of_range', `${label}: a whole number from ${from} to ${to}.`, name)
  return null
}

/**
 * The gateway for an order: the one that it names, else the first that was set up, else the only one; null where there is
 * none yet, which is waited for. Refuses `unknown_gateway`, `gateway_not_named`.
 */
export const gatewayFor = <G extends Pick<Gateway, 'id' | 'active'>>(
  gateways: readonly G[],
  named: string | undefined,
): G | null | Refusal => {
  const active = gateways.filter((one) => one.active)
  if (named !== undefined)
    return (
      active.find(({ id }) => id === named) ??
      refuse('unknown_gateway', `There is no way to pay “${named}”. There are: ${namesOf(active)}.`, 'payment.gateway')
    )
  const first = active.find(({ id }) => id === firstGateway)
  if (first !== undefined || active.length < 2) return first ?? active[0] ?? null
  return refuse('gateway_not_named', `Say how it is paid: ${namesOf(active)}.`, 'payment.gateway')
}

const namesOf = (gateways: readonly Pick<Gateway, 'id'>[]): string => gateways.map(({ id }) => id).join(', ') || 'none'
