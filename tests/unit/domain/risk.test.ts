import { describe, expect, test } from 'vitest'
import { identitiesOf, judgeRisk, type RiskFacts, type RiskRule } from '../../../shared/domain/orders/risk.ts'

const home = { name: 'Ada', lines: ['Harbour Street 5'], postalCode: 'D08 X', city: 'Dublin', country: 'IE' }
const facts = (fields: Partial<RiskFacts> = {}): RiskFacts => ({
  customer: { email: 'Ada@Example.com' },
  shippingAddress: home,
  billingAddress: null,
  web: { paymentToken: 'B-ADA' },
  total: 5000,
  money: (amount) => `€${amount / 100}`,
  earlier: () => 1,
  at: 1_000_000_000,
  ...fields,
})
const score = 10

describe('a rule of the shop', () => {
  test.each<[string, RiskRule, Partial<RiskFacts>, string]>([
    ['an amount', { kind: 'amountOver', amount: 4999, score }, {}, 'More than €49.99.'],
    ['a first order', { kind: 'firstOrder', score }, { earlier: () => 0 }, 'The first order of this customer.'],
    [
      'two addresses',
      { kind: 'addressMismatch', score },
      { billingAddress: { ...home, lines: ['Elsewhere 1'] } },
      'Billed to one address, shipped to another.',
    ],
    [
      'many orders at once',
      { kind: 'velocity', by: 'token', orders: 2, hours: 24, score },
      { earlier: (kind, value, since) => (kind === 'token' && value === 'B-ADA' && since === 913_600_000 ? 2 : 0) },
      '3 orders of this card within 24 hours.',
    ],
    [
      'an e-mail domain',
      { kind: 'emailDomain', domains: ['EXAMPLE.com'], score },
      {},
      'An e-mail address at example.com.',
    ],
    ['a country', { kind: 'country', countries: ['IE'], score }, {}, 'An address in IE.'],
  ])('for %s tells why, in words', (_what, rule, fields, words) => {
    expect(judgeRisk([rule], facts(fields))).toEqual([{ rule: rule.kind, score, words }])
  })

  test.each<[string, RiskRule, Partial<RiskFacts>]>([
    ['an amount that is reached and not passed', { kind: 'amountOver', amount: 5000, score }, {}],
    ['a customer who has ordered before', { kind: 'firstOrder', score }, {}],
    [
      'the same place, spelt another way',
      { kind: 'addressMismatch', score },
      { billingAddress: { ...home, name: 'Ben', lines: ['harbour street, 5'], postalCode: 'D08X' } },
    ],
    ['as many orders as are usual', { kind: 'velocity', by: 'email', orders: 2, hours: 1, score }, {}],
    ['a domain that only ends alike', { kind: 'emailDomain', domains: ['ample.com'], score }, {}],
    ['goods that are not shipped', { kind: 'country', countries: ['IE'], score }, { shippingAddress: null }],
  ])('has nothing to say of %s', (_what, rule, fields) => {
    expect(judgeRisk([rule], facts(fields))).toEqual([])
  })
})

test('an order without e-mail, card or address is nobody’s', () => {
  expect([...identitiesOf({ customer: null, shippingAddress: null, web: null })]).toEqual([])
})
