import { describe, expect, test } from 'vitest'
import { discountShare, meets } from '../../../shared/domain/staff/need.ts'
import { allows, builtInRoles, type Role, roleOf } from '../../../shared/domain/staff/role.ts'
import { type Permission, permissions } from '../../../shared/domain/staff/staff-member.ts'

const unchanged = (key: string): Role => roleOf(key, () => undefined)

/** Who may do what, as a shopkeeper would put it on the wall. */
const wall: Record<Permission, readonly string[]> = {
  'register.sell': ['cashier', 'admin'],
  'shifts.read': ['cashier', 'backOffice', 'admin'],
  'shifts.work': ['cashier', 'admin'],
  'shifts.review': ['backOffice', 'admin'],
  'register.voidParked': ['backOffice', 'admin'],
  'register.cancelLayaway': ['backOffice', 'admin'],
  'register.openDrawer': ['backOffice', 'admin'],
  'register.return': ['cashier', 'backOffice', 'admin'],
  'register.returnLate': ['backOffice', 'admin'],
  'register.returnUnproven': ['backOffice', 'admin'],
  'favourites.arrange': ['cashier', 'backOffice', 'admin'],
  'customers.read': ['cashier', 'backOffice', 'admin'],
  'customers.manage': ['cashier', 'backOffice', 'admin'],
  'orders.read': ['cashier', 'backOffice', 'picker', 'admin'],
  'orders.manage': ['backOffice', 'admin'],
  'ledgers.read': ['backOffice', 'admin'],
  'ledgers.manage': ['backOffice', 'admin'],
  'fulfilment.work': ['picker', 'admin'],
  'catalog.read': ['cashier', 'backOffice', 'picker', 'admin'],
  'catalog.manage': ['backOffice', 'admin'],
  'settings.manage': ['admin'],
}

describe.each(permissions)('%s', (permission) => {
  test.each([...builtInRoles])('%s', (role) =>
    expect(allows(unchanged(role), permission)).toBe(wall[permission].includes(role)),
  )
})

describe('a role', () => {
  const trainee: Role = {
    ...unchanged('cashier'),
    name: 'Trainee',
    permissions: ['register.sell'],
    mostDiscount: 100_000,
  }

  test('is what the shop has made of it', () => {
    expect(roleOf('cashier', (id) => (id === 'role:cashier' ? trainee : undefined))).toBe(trainee)
  })

  test('of administrators stays what it is, whatever is stored', () => {
    expect(
      allows(
        roleOf('admin', () => trainee),
        'settings.manage',
      ),
    ).toBe(true)
  })

  test('that is not there any more may do nothing', () => {
    expect(unchanged('gone')).toMatchObject({ permissions: [], mostDiscount: 0 })
  })

  test('meets a discount up to its limit', () => {
    expect(meets(trainee, { discount: 100_000 })).toBe(true)
    expect(meets(trainee, { discount: 100_001 })).toBe(false)
    expect(meets(trainee, 'register.openDrawer')).toBe(false)
  })
})

describe('the share of a line that a discount takes off', () => {
  test.each([
    [{ kind: 'percent', ppm: 500_000 } as const, 5, 500_000],
    [{ kind: 'amount', amount: 1 } as const, 3, 333_334],
    [{ kind: 'amount', amount: 900 } as const, 500, 1_000_000],
    [{ kind: 'amount', amount: 9_007_199_254_740_991 } as const, 9_007_199_254_740_991, 1_000_000],
    [{ kind: 'amount', amount: 1 } as const, 0, 0],
    [null, 100, 0],
  ])('%j off %d is %d parts per million', (discount, subtotal, share) => {
    expect(discountShare(discount, subtotal)).toBe(share)
  })
})
