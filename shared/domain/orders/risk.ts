import type { Address } from './order.ts'

/** What makes an order look odd, and by how much. The shop's own, as data. */
export type RiskRule = { readonly score: number } & (
  | { readonly kind: 'amountOver' /** Minor units. */; readonly amount: number }
  | { readonly kind: 'firstOrder' }
  | { readonly kind: 'addressMismatch' }
  /** More than `orders` within `hours`, the new one among them. */
  | { readonly kind: 'velocity'; readonly by: IdentityKind; readonly orders: number; readonly hours: number }
  | { readonly kind: 'emailDomain'; readonly domains: readonly string[] }
  /** ISO 3166-1 alpha-2, of either address. */
  | { readonly kind: 'country'; readonly countries: readonly string[] }
)
export interface RiskReason {
  readonly rule: RiskRule['kind']
  readonly score: number
  readonly words: string
}

/** By what orders are known to be of one and the same customer. */
export type IdentityKind = 'email' | 'token' | 'address'

interface Identified {
  readonly customer: { readonly email: string } | null
  readonly shippingAddress: Address | null
  readonly web: { readonly paymentToken: string } | null
}

/** An order's identities as they are compared; those without a text are none. */
export const identitiesOf = ({ customer, shippingAddress, web }: Identified): ReadonlyMap<IdentityKind, string> =>
  new Map<IdentityKind, string>(
    (
      [
        ['email', customer?.email.trim().toLowerCase() ?? ''],
        ['token', web?.paymentToken ?? ''],
        ['address', shippingAddress === null ? '' : placeOf(shippingAddress)],
      ] as const
    ).filter(([, value]) => value !== ''),
  )

/** Where it is, without who lives there: spelling apart, the same place is the same text. */
const placeOf = ({ lines, postalCode, country }: Address): string =>
  [lines.join(' '), postalCode, country].map((part) => part.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')).join('/')

export interface RiskFacts extends Identified {
  /** Minor units, and as people read it. */
  readonly total: number
  readonly money: (amount: number) => string
  readonly billingAddress: Address | null
  /** Orders of the identity since the time, milliseconds since 1970, the new one not among them. */
  readonly earlier: (kind: IdentityKind, value: string, since: number) => number
  readonly at: number
}

const hour = 60 * 60_000
const called: Record<IdentityKind, string> = {
  email: 'this e-mail address',
  token: 'this card',
  address: 'this address',
}

/** Which of the rules an order meets, and why, in words. */
export const judgeRisk = (rules: readonly RiskRule[], facts: RiskFacts): RiskReason[] =>
  rules.flatMap((rule) => {
    const words = reasonOf(rule, facts)
    return words === null ? [] : [{ rule: rule.kind, score: rule.score, words }]
  })

const reasonOf = (rule: RiskRule, facts: RiskFacts): string | null => {
  const { billingAddress, shippingAddress } = facts
  const identities = identitiesOf(facts)
  switch (rule.kind) {
    case 'amountOver':
      return facts.total > rule.amount ? `More than ${facts.money(rule.amount)}.` : null
    case 'firstOrder': {
      const email = identities.get('email')
      return email === undefined || facts.earlier('email', email, 0) > 0 ? null : 'The first order of this customer.'
    }
    case 'addressMismatch':
      if (billingAddress === null || shippingAddress === null) return null
      return placeOf(billingAddress) === placeOf(shippingAddress) ? null : 'Billed to one address, shipped to another.'
    case 'velocity': {
      const value = identities.get(rule.by)
      if (value === undefined) return null
      const count = facts.earlier(rule.by, value, facts.at - rule.hours * hour) + 1
      return count > rule.orders ? `${count} orders of ${called[rule.by]} within ${rule.hours} hours.` : null
    }
    case 'emailDomain': {
      const domain = identities.get('email')?.split('@').at(-1) ?? ''
      return rule.domains.some((one) => one.toLowerCase() === domain) ? `An e-mail address at ${domain}.` : null
    }
    case 'country': {
      const country = [shippingAddress, billingAddress].find((one) =>
        rule.countries.includes(one?.country ?? ''),
      )?.country
      return country === undefined ? null : `An address in ${country}.`
    }
  }
}
