import { formatRate } from '../format/format.ts'
import { share } from '../money/money.ts'
import type { Line } from '../orders/order.ts'
import type { Discount } from '../pricing/discount.ts'
import { allows, type Role } from './role.ts'
import type { Permission } from './staff-member.ts'

/** What an action needs beyond what its method needs: a right, or one to give so much discount (parts per million). */
export type Need = keyof typeof rights | { readonly discount: number }

/** What somebody who has the right may do, after “may”. */
const rights = {
  'register.voidParked': 'delete a cart that was parked',
  'register.openDrawer': 'open the drawer without a sale',
  'register.cancelLayaway': 'cancel what is set aside',
  'register.return': 'take goods back',
  'register.returnLate': 'take goods back so long after the sale',
  'register.returnUnproven': 'take goods back without a receipt',
} as const satisfies Partial<Record<Permission, string>>

/** Whether somebody of the role may do it alone, and approve it for others. */
export const meets = (role: Role, need: Need): boolean =>
  typeof need === 'string' ? allows(role, need) : need.discount <= role.mostDiscount

/** What somebody who meets it may do, after “may”. */
export const needInWords = (need: Need): string =>
  typeof need === 'string' ? rights[need] : `give ${formatRate(need.discount)} off`

/**
 * How much of what a line costs is taken off, in parts per million. Of an amount off it is rounded up; a percentage is what it
 * is, though a cent more may be off by rounding. `subtotal` in minor units; a line that costs nothing has no discount.
 */
export const discountShare = (discount: Discount | null, subtotal: number): number => {
  if (discount === null || subtotal === 0) return 0
  if (discount.kind === 'percent') return discount.ppm
  return shareOff(Math.min(discount.amount, subtotal), subtotal)
}

/** Likewise of a line, of which also that is off by which an agreed price is lower than its own. */
export const lineShare = (line: Pick<Line, 'unitPrice' | 'quantity' | 'discount' | 'override'>): number => {
  const subtotal = share(line.unitPrice, line.quantity, 1000)
  if (line.override === undefined) return discountShare(line.discount, subtotal)
  const own = share(line.override.before, line.quantity, 1000)
  const off = own - subtotal + share(subtotal, discountShare(line.discount, subtotal), 1_000_000)
  return off <= 0 ? 0 : shareOff(off, own)
}

const shareOff = (amount: number, of: number): number =>
  Number((BigInt(amount) * 1_000_000n + BigInt(of) - 1n) / BigInt(of))
