import { type Permission, permissions } from './staff-member.ts'

/** What people of one kind may do; a document of `settings`. */
export interface Role {
  /** `role:` and the role's key. */
  readonly id: string
  readonly kind: 'role'
  readonly name: string
  readonly permissions: readonly Permission[]
  /** How much of a line's price may be taken off without approval: parts per million, 1000000 is all of it. */
  readonly mostDiscount: number
}

/** A role that its shop never changed is not stored: this is what it is then. */
const builtIn: Readonly<Record<string, Role>> = {
  cashier: {
    id: 'role:cashier',
    kind: 'role',
    name: 'Cashier',
    permissions: [
      'register.sell',
      'register.return',
      'shifts.read',
      'shifts.work',
      'favourites.arrange',
      'customers.read',
      'customers.manage',
      'orders.read',
      'catalog.read',
    ],
    mostDiscount: 500_000,
  },
  picker: {
    id: 'role:picker',
    kind: 'role',
    name: 'Picker',
    permissions: ['fulfilment.work', 'orders.read', 'catalog.read'],
    mostDiscount: 0,
  },
  backOffice: {
    id: 'role:backOffice',
    kind: 'role',
    name: 'Back office',
    permissions: [
      'register.voidParked',
      'register.openDrawer',
      'register.cancelLayaway',
      'register.return',
      'register.returnLate',
      'register.returnUnproven',
      'shifts.read',
      'shifts.review',
      'favourites.arrange',
      'customers.read',
      'customers.manage',
      'orders.read',
      'orders.manage',
      'ledgers.read',
      'ledgers.manage',
      'catalog.read',
      'catalog.manage',
    ],
    mostDiscount: 1_000_000,
  },
  admin: { id: 'role:admin', kind: 'role', name: 'Administrator', permissions, mostDiscount: 1_000_000 },
}

export const builtInRoles = ['cashier', 'picker', 'backOffice', 'admin'] as const

/** May do everything, always: it can't be changed, so that nobody locks the shop's last admin out. */
export const adminRole = 'admin'

export const roleId = (key: string): string => `role:${key}`
export const roleKey = ({ id }: Pick<Role, 'id'>): string => id.slice('role:'.length)

/** The role of that key as the shop has it; one that may do nothing where there is none of the name. */
export const roleOf = (key: string, stored: (id: string) => Role | undefined): Role => {
  const own = key === adminRole ? undefined : stored(roleId(key))
  return own ?? builtIn[key] ?? { id: roleId(key), kind: 'role', name: key, permissions: [], mostDiscount: 0 }
}

/** Whether a role may do what needs the permission. The order manager asks; the page only hides what would be refused. */
export const allows = (role: Pick<Role, 'permissions'>, permission: Permission): boolean =>
  role.permissions.includes(permission)
