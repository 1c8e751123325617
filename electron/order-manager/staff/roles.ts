import type { Setting } from '../../../shared/domain/settings/settings.ts'
import { builtInRoles, type Role, roleKey, roleOf } from '../../../shared/domain/staff/role.ts'
import type { Reader } from '../ports/store.ts'

/** The role of that key, as the shop has it now. */
export const theRole = (reader: Reader, key: string): Role =>
  roleOf(key, (id) => {
    const found: Setting | undefined = reader.get('settings', id)
    return found?.kind === 'role' ? found : undefined
  })

/** The built-in roles, then those that the shop made, by name. */
export const allRoles = (reader: Reader): Role[] => {
  const stored = reader.settingsOf('role')
  const known = new Set<string>(builtInRoles)
  const own = stored.filter((role) => !known.has(roleKey(role)))
  return [
    ...builtInRoles.map((key) => theRole(reader, key)),
    ...own.sort((one, other) => one.name.localeCompare(other.name)),
  ]
}

export const isRole = (reader: Reader, key: string): boolean => allRoles(reader).some((role) => roleKey(role) === key)
