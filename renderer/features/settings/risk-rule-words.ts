import type { RiskRule } from '../../../shared/domain/orders/risk.ts'

export type RuleKind = RiskRule['kind']

/** What a rule looks at. */
export const ruleKinds: Record<RuleKind, string> = {
  amountOver: 'The order costs more than',
  firstOrder: 'It is the customer’s first order',
  addressMismatch: 'Billed to one address, shipped to another',
  velocity: 'Many orders of one customer in a short time',
  emailDomain: 'The e-mail address is at one of these domains',
  country: 'An address is in one of these countries',
}

const identities = { email: 'one e-mail address', token: 'one card', address: 'one address' } as const

/** A rule as a sentence. */
export const ruleWords = (rule: RiskRule, money: (amount: number) => string): string => {
  switch (rule.kind) {
    case 'amountOver':
      return `The order costs more than ${money(rule.amount)}`
    case 'velocity':
      return `More than ${rule.orders} orders of ${identities[rule.by]} within ${rule.hours} hours`
    case 'emailDomain':
      return `The e-mail address is at ${rule.domains.join(', ')}`
    case 'country':
      return `An address is in ${rule.countries.join(', ')}`
    case 'firstOrder':
    case 'addressMismatch':
      return ruleKinds[rule.kind]
  }
}

/** The words of a list, as people type them. */
export const listed = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
