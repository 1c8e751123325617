import { pick, pickZipf, type Random } from '../../support/seeded-random.ts'

/** Goods that are packed, and after them what is unlocked at once. SKU-n costs 100 + n minor units a piece. */
export const catalog = { goods: 50, digital: 10 } as const
const goods = Array.from({ length: catalog.goods }, (_, index) => index)
const digital = Array.from({ length: catalog.digital }, (_, index) => catalog.goods + index)

/** Mostly people with money; one who has next to none, and one whose account is frozen. */
const accounts = ['ada', 'ada', 'ada', 'ada', 'dora', 'dora', 'dora', 'emil', 'ben', 'cem'] as const
const gateways = [
  'paypal',
  'paypal',
  'paypal',
  'stripe',
  'stripe',
  'iso8583',
  'iso8583',
  'bankTransfer',
  'invoice',
  'cashOnDelivery',
] as const

const tokenAt = (gateway: string, account: string): { token?: string } => {
  if (gateway === 'paypal') return { token: `B-${account.toUpperCase()}` }
  if (gateway === 'iso8583') return { token: `CARD_${account.toUpperCase()}` }
  return gateway === 'stripe' ? { token: `pm_${account}` } : {}
}

/** A customer's order, as the web shop sends it. */
export const someOrder = (reference: string, random: Random): Record<string, unknown> => {
  const isDigital = random() < 0.15
  // What everybody wants runs out first.
  const some = (): number =>
    isDigital ? pick(random, digital) : random() < 0.3 ? pickZipf(random, goods) : pick(random, goods)
  const wanted = new Map<number, number>()
  for (let lines = 1 + Math.floor(random() * 3); lines > 0; lines -= 1)
    wanted.set(some(), isDigital ? 1 : 1 + Math.floor(random() * 3))
  const shipping = isDigital ? 0 : 490
  const total = [...wanted].reduce((sum, [index, quantity]) => sum + (100 + index) * quantity, shipping)
  const account = pick(random, accounts)
  const gateway = pick(random, gateways)
  const name = `${account} ${reference}`
  // All of a person's orders go to one address, so that those which are paid alike can be merged.
  const address = { name: account, lines: ['Harbour Street 5'], postalCode: 'D08', city: 'Dublin', country: 'IE' }
  return {
    reference,
    currency: 'EUR',
    customer: { name, email: `${account}@example.com` },
    ...(isDigital ? {} : { shippingAddress: address, shipping: { name: 'Standard delivery', price: shipping } }),
    lines: [...wanted].map(([index, quantity]) => ({ sku: `SKU-${index}`, quantity })),
    total,
    payment: { gateway, ...tokenAt(gateway, account) },
  }
}
