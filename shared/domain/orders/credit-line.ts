import type { Line } from './order.ts'

/** A gift card is a voucher for many purposes: what is bought with it is taxed, not it (Directive (EU) 2016/1065, article 30b). */
const untaxed = { id: '', name: 'Not taxed', ppm: 0 } as const

/** A line that puts its price, in minor units, onto an account when it is sold. */
export const creditLine = (
  id: string,
  amount: number,
  { name, ...credit }: NonNullable<Line['credit']> & { readonly name: string },
): Line => ({
  id,
  kind: 'credit',
  productId: null,
  variantId: null,
  sku: '',
  name,
  unit: 'piece',
  quantity: 1000,
  unitPrice: amount,
  discount: null,
  taxRate: untaxed,
  taxes: [],
  credit,
  tracked: false,
  digital: null,
  picked: 0,
})
