import { formatRate } from '../format/format.ts'
import type { Discount } from '../pricing/pricing.ts'
import { allows, type Role } from './role.ts'
import type { Permission } from './staff-member.ts'

/** What an action needs beyond what its method needs: a right, or one to give so much discount (parts per million). */
export type Need = Extract<Permission, 'register.voidParked' | 'register.openDrawer'> | { readonly discount: number }

/** Whether somebody of the role may do it alone, and approve it for others. */
export const meets = (role: Role, need: Need): boolean =>
  typeof need === 'string' ? allows(role, need) : need.discount <= role.mostDiscount

/** What somebody who meets it may do, after “may”. */
export const needInWords = (need: Need): string => {
  if (need === 'register.voidParked') return 'delete a cart that was parked'
  if (need === 'register.openDrawer') return 'open the drawer without a sale'
  return `give ${formatRate(need.discount)} off`
}

/**
 * How much of what a line costs is taken off, in parts per million. Of an amount off it is rounded up; a percentage is what it
 * is, though a cent more may be off by rounding. `subtotal` in minor units; a line that costs nothing has no discount.
 */
export const discountShare = (discount: Discount | null, subtotal: number): number => {
  if (discount === null || subtotal === 0) return 0
  if (discount.kind === 'percent') return discount.ppm
  const amount = BigInt(Math.min(discount.amount, subtotal))
  return Number((amount * 1_000_000n + BigInt(subtotal) - 1n) / BigInt(subtotal))
}
