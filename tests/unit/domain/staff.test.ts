import { describe, expect, test } from 'vitest'
import { allows, type Permission, permissions, type Role, roles } from '../../../shared/domain/staff/staff-member.ts'

/** Who may do what, as a shopkeeper would put it on the wall. */
const wall: Record<Permission, readonly Role[]> = {
  'register.sell': ['cashier', 'admin'],
  'shifts.read': ['cashier', 'backOffice', 'admin'],
  'shifts.work': ['cashier', 'admin'],
  'shifts.review': ['backOffice', 'admin'],
  'orders.read': ['cashier', 'backOffice', 'picker', 'admin'],
  'orders.manage': ['backOffice', 'admin'],
  'fulfilment.work': ['picker', 'admin'],
  'catalog.read': ['cashier', 'backOffice', 'picker', 'admin'],
  'catalog.manage': ['backOffice', 'admin'],
  'settings.manage': ['admin'],
}

describe.each(permissions)('%s', (permission) => {
  test.each(roles)('%s', (role) => expect(allows(role, permission)).toBe(wall[permission].includes(role)))
})
