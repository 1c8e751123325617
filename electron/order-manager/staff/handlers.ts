import type { StaffCard, staffMethods } from '../../../shared/contract/staff.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import { adminRole } from '../../../shared/domain/staff/role.ts'
import type { StaffMember } from '../../../shared/domain/staff/staff-member.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Reader } from '../ports/store.ts'
import type { Session } from '../session.ts'
import { shopIfAny } from '../settings.ts'
import type { Approvals } from './approvals.ts'
import { roleHandlers } from './role-handlers.ts'
import { isRole, theRole } from './roles.ts'
import type { SignIn } from './sign-in.ts'

/** `pinsOfSample`: the PINs of the sample shop's staff by name, which its sign-in screen shows. */
export const staffHandlers = (
  adapters: Adapters,
  signIn: SignIn,
  approvals: Approvals,
  pinsOfSample: () => ReadonlyMap<string, string>,
): Handlers<typeof staffMethods, Session> => {
  const { store, runtime } = adapters
  const everyone = () => store.find('staff', {}).sort((one, other) => one.name.localeCompare(other.name))
  let pins: ReadonlyMap<string, string> | undefined
  const samplePin = (name: string): string | null => {
    if (shopIfAny(store)?.sample !== true) return null
    pins ??= pinsOfSample()
    return pins.get(name) ?? null
  }
  const card = (member: StaffMember): StaffCard => ({
    id: member.id,
    name: member.name,
    role: member.role,
    roleName: theRole(store, member.role).name,
    active: member.active,
    samplePin: samplePin(member.name),
  })
  return {
    'staff.list': () =>
      everyone()
        .filter((member) => member.active)
        .map(card),
    'staff.all': () => everyone().map(card),
    'staff.signIn': ({ staffId, pin }, session) => signIn.signIn(session, staffId, pin),
    'staff.resume': ({ sessionKey }, session) => signIn.resume(session, sessionKey),
    'staff.signOut': (_payload, session) => {
      signIn.signOut(session)
      return {}
    },
    'staff.stillHere': (_payload, session) => {
      signIn.stillHere(session)
      return {}
    },
    'staff.approvers': ({ ticket }, session) =>
      everyone()
        .filter(({ id }) => approvals.couldApprove(session, ticket, id))
        .map(card),
    'staff.approve': (request, session) => approvals.approve(session, request),
    ...roleHandlers(adapters),
    'staff.add': async ({ id, name, role, pin }, { staffId }) => {
      const pinHash = await runtime.hashPin(pin)
      return store.commit((transaction) => {
        if (transaction.get('staff', id) !== undefined) return {}
        if (nameTaken(transaction, id, name)) return taken(name)
        if (!isRole(transaction, role)) return unknownRole
        transaction.put('staff', { id, name, role, pinHash, active: true, failedAttempts: 0, lockedUntil: 0 })
        appendJournal(transaction, runtime, { staffId, what: 'staffAdded', subject: id, facts: { role } })
        return {}
      })
    },
    'staff.change': async ({ id, name, role, active, pin }, { staffId }) => {
      const pinHash = pin === null ? null : await runtime.hashPin(pin)
      return store.commit((transaction) => {
        const member = transaction.get('staff', id)
        if (member === undefined) return refuse('unknown_staff', 'That member of staff is not here any more.')
        if (nameTaken(transaction, id, name)) return taken(name)
        if (!isRole(transaction, role)) return unknownRole
        const admins = transaction
          .find('staff', {})
          .filter((one) => one.role === adminRole && one.active && one.id !== id)
        if (admins.length === 0 && (role !== adminRole || !active))
          return refuse('last_admin', `${member.name} is the only admin. Make someone else an admin first.`, 'role')
        const unlocked = pinHash === null ? {} : { pinHash, failedAttempts: 0, lockedUntil: 0 }
        transaction.put('staff', { ...member, name, role, active, ...unlocked })
        appendJournal(transaction, runtime, {
          staffId,
          what: 'staffChanged',
          subject: id,
          facts: { role, active, newPin: pin !== null },
        })
        return {}
      })
    },
  }
}

const unknownRole = refuse('unknown_role', 'That role is not here any more. Choose another.', 'role')
const nameTaken = (reader: Reader, id: string, name: string) =>
  reader.find('staff', {}).some((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase())
const taken = (name: string) =>
  refuse('name_taken', `There is a ${name} already. Choose another name, so that both are told apart.`, 'name')
