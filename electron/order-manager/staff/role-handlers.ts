import type { staffMethods } from '../../../shared/contract/staff.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import { adminRole, roleId, roleKey } from '../../../shared/domain/staff/role.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Session } from '../session.ts'
import { allRoles } from './roles.ts'

type Part = Pick<typeof staffMethods, 'staff.roles' | 'staff.setRole'>

export const roleHandlers = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>): Handlers<Part, Session> => ({
  'staff.roles': (_payload, _session, push) => {
    push(allRoles(store))
    return store.onCommit((changed) => {
      if (changed.has('settings')) push(allRoles(store))
    })
  },
  'staff.setRole': ({ key, name, permissions, mostDiscount }, { staffId }) =>
    store.commit((transaction) => {
      if (key === adminRole) return refuse('admin_is_fixed', 'Administrators may do everything: this stays so.')
      const id = roleId(key)
      const others = allRoles(transaction).filter((role) => roleKey(role) !== key)
      if (others.some((role) => role.name.toLowerCase() === name.toLowerCase()))
        return refuse('name_taken', `There is a role ${name} already. Choose another name.`, 'name')
      transaction.put('settings', { id, kind: 'role', name, permissions: [...new Set(permissions)], mostDiscount })
      appendJournal(transaction, runtime, {
        staffId,
        what: 'roleChanged',
        subject: id,
        facts: { permissions: permissions.join(' '), mostDiscount },
      })
      return {}
    }),
})
