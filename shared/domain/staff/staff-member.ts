export const permissions = [
  'register.sell',
  'shifts.read',
  'shifts.work',
  'shifts.review',
  /** To delete a cart that was parked, or to clear one that once was. */
  'register.voidParked',
  'register.openDrawer',
  /** To cancel what is set aside, and give back what was paid on it. */
  'register.cancelLayaway',
  /** To take goods back with their receipt; and after the shop's time for it, or without a receipt. */
  'register.return',
  'register.returnLate',
  'register.returnUnproven',
  'favourites.arrange',
  'customers.read',
  'customers.manage',
  'orders.read',
  'orders.manage',
  /** Gift cards, store credit and what customers owe: to look, and to block, grant and set limits. */
  'ledgers.read',
  'ledgers.manage',
  'fulfilment.work',
  'catalog.read',
  'catalog.manage',
  'settings.manage',
] as const
export type Permission = (typeof permissions)[number]

export interface StaffMember {
  readonly id: string
  readonly name: string
  /** The key of a role: `cashier`, or the id of one that the shop made. */
  readonly role: string
  /** scrypt of the PIN with its own salt: `scrypt$N$r$p$salt$key`, base64. */
  readonly pinHash: string
  readonly active: boolean
  /** Wrong PINs in a row; five lock the member out for a while. */
  readonly failedAttempts: number
  /** Milliseconds since 1970; 0 when not locked. */
  readonly lockedUntil: number
}
