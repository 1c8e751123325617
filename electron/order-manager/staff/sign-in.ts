import type { SignedIn } from '../../../shared/contract/staff.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { StaffMember } from '../../../shared/domain/staff/staff-member.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import { registerRules } from '../settings.ts'
import type { PinCheck } from './pin-check.ts'
import { theRole } from './roles.ts'

interface Open {
  readonly staffId: string
  /** By the clock that is never set: when somebody was last at the screen. */
  seenAt: number
}

/** Signs staff in by PIN; keeps who is signed in, in memory, so that a reload goes on and a restart asks again. */
export const createSignIn = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, checkPin: PinCheck) => {
  const sessions = new Map<string, Open>()

  const signedIn = (session: Session, key: string, member: StaffMember): SignedIn => {
    session.key = key
    session.staffId = member.id
    const { id, name, role } = member
    const { name: roleName, permissions } = theRole(store, role)
    return { sessionKey: key, staff: { id, name, role, roleName }, permissions: [...permissions] }
  }
  const signOut = (session: Session): void => {
    if (session.key !== null) sessions.delete(session.key)
    session.key = null
    session.staffId = null
  }
  /** The session of the key, unless nobody was there for longer than the shop wants: then it is over. */
  const openOf = (key: string): Open | undefined => {
    const open = sessions.get(key)
    const { lockAfterMinutes } = registerRules(store)
    if (open === undefined || lockAfterMinutes === 0) return open
    if (runtime.elapsed() - open.seenAt <= lockAfterMinutes * 60_000) return open
    sessions.delete(key)
    return undefined
  }

  return {
    signIn: async (session: Session, staffId: string, pin: string): Promise<SignedIn | Refusal> => {
      const member = await checkPin(staffId, pin, { right: 'signIn', wrong: 'signInRefused', facts: {} })
      if (isRefusal(member)) return member
      signOut(session)
      const key = runtime.newSecret()
      sessions.set(key, { staffId, seenAt: runtime.elapsed() })
      return signedIn(session, key, member)
    },
    resume: (session: Session, key: string): SignedIn | Refusal => {
      const member = store.get('staff', openOf(key)?.staffId ?? '')
      if (member === undefined || !member.active) return refuse('session_over', 'Sign in again.')
      return signedIn(session, key, member)
    },
    signOut,
    stillHere: (session: Session): void => {
      const open = sessions.get(session.key ?? '')
      if (open !== undefined) open.seenAt = runtime.elapsed()
    },
    /** Who sits at the connection, if that is still true: a member who was switched off or signed out is nobody. */
    member: (session: Session): StaffMember | null => {
      if (session.key === null || openOf(session.key)?.staffId !== session.staffId) return null
      const member = store.get('staff', session.staffId ?? '')
      return member?.active ? member : null
    },
  }
}
export type SignIn = ReturnType<typeof createSignIn>
