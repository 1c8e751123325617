import type { Role } from '../../shared/domain/staff/staff-member.ts'

/** Roles as people call them. */
export const roleNames: Record<Role, string> = {
  cashier: 'Cashier',
  backOffice: 'Back office',
  picker: 'Picker',
  admin: 'Administrator',
}
