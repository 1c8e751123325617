export const roles = ['cashier', 'backOffice', 'picker', 'admin'] as const
export type Role = (typeof roles)[number]

export const permissions = [
  'register.sell',
  'shifts.read',
  'shifts.work',
  'shifts.review',
  'orders.read',
  'orders.manage',
  'fulfilment.work',
  'catalog.read',
  'catalog.manage',
  'settings.manage',
] as const
export type Permission = (typeof permissions)[number]

const granted: Record<Role, readonly Permission[]> = {
  cashier: ['register.sell', 'shifts.read', 'shifts.work', 'orders.read', 'catalog.read'],
  backOffice: ['shifts.read', 'shifts.review', 'orders.read', 'orders.manage', 'catalog.read', 'catalog.manage'],
  picker: ['fulfilment.work', 'orders.read', 'catalog.read'],
  admin: permissions,
}

/** Whether a role may do what needs the permission. The order manager asks; the page only hides what would be refused. */
export const allows = (role: Role, permission: Permission): boolean => granted[role].includes(permission)

export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** scrypt of the PIN with its own salt: `scrypt$N$r$p$salt$key`, base64. */
  readonly pinHash: string
  readonly active: boolean
  /** Wrong PINs in a row; five lock the member out for a while. */
  readonly failedAttempts: number
  /** Milliseconds since 1970; 0 when not locked. */
  readonly lockedUntil: number
}
