import type { SignedIn } from '../../../shared/contract/setup.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { allows, permissions, type StaffMember } from '../../../shared/domain/staff/staff-member.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Session } from '../session.ts'

/** Wrong PINs in a row that lock a member out, and for how long: stored, so that a restart does not help. */
const tries = 5
const lockMilliseconds = 5 * 60_000

/** Signs staff in by PIN; keeps who is signed in, in memory, so that a reload goes on and a restart asks again. */
export const createSignIn = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) => {
  const sessions = new Map<string, string>()
  /** PINs are checked one after the other: guesses sent all at once are counted like any others. */
  let queue: Promise<unknown> = Promise.resolve()

  const signedIn = (session: Session, key: string, member: StaffMember): SignedIn => {
    session.key = key
    session.staffId = member.id
    return {
      sessionKey: key,
      staff: { id: member.id, name: member.name, role: member.role },
      permissions: permissions.filter((permission) => allows(member.role, permission)),
    }
  }

  const attempt = async (session: Session, staffId: string, pin: string): Promise<SignedIn | Refusal> => {
    const member = store.get('staff', staffId)
    if (member === undefined || !member.active)
      return refuse('unknown_staff', 'That member of staff is not here any more. Choose another.')
    const now = runtime.now()
    if (member.lockedUntil > now) {
      // Longer than any lock of ours: the clock was set back, and nobody shall wait until it has caught up.
      const until = Math.min(member.lockedUntil, now + lockMilliseconds)
      if (until < member.lockedUntil)
        store.commit((transaction) => transaction.put('staff', { ...member, lockedUntil: until }))
      return locked(until, now)
    }
    const right = await runtime.verifyPin(pin, member.pinHash)
    return store.commit((transaction) => {
      const current = transaction.get('staff', staffId) ?? member
      const failed = right ? 0 : current.failedAttempts + 1
      const lockedUntil = failed >= tries ? runtime.now() + lockMilliseconds : 0
      const remembered = failed >= tries ? 0 : failed
      if (remembered !== current.failedAttempts || lockedUntil !== current.lockedUntil)
        transaction.put('staff', { ...current, failedAttempts: remembered, lockedUntil })
      appendJournal(transaction, runtime, {
        staffId: right ? staffId : null,
        what: right ? 'signIn' : 'signInRefused',
        subject: staffId,
        facts: {},
      })
      if (lockedUntil > 0) return locked(lockedUntil, runtime.now())
      if (!right) return refuse('wrong_pin', `That is not the PIN. ${triesLeft(tries - failed)}`, 'pin')
      const key = runtime.newSecret()
      sessions.set(key, staffId)
      return signedIn(session, key, current)
    })
  }

  return {
    signIn: (session: Session, staffId: string, pin: string): Promise<SignedIn | Refusal> => {
      const next = queue.then(() => attempt(session, staffId, pin))
      queue = next.catch(() => undefined)
      return next
    },
    resume: (session: Session, key: string): SignedIn | Refusal => {
      const member = store.get('staff', sessions.get(key) ?? '')
      if (member === undefined || !member.active) return refuse('session_over', 'Sign in again.')
      return signedIn(session, key, member)
    },
    signOut: (session: Session): void => {
      if (session.key !== null) sessions.delete(session.key)
      session.key = null
      session.staffId = null
    },
    /** Who sits at the connection, if that is still true: a member who was switched off or signed out is nobody. */
    member: (session: Session): StaffMember | null => {
      if (session.key === null || sessions.get(session.key) !== session.staffId) return null
      const member = store.get('staff', session.staffId ?? '')
      return member?.active ? member : null
    },
  }
}
export type SignIn = ReturnType<typeof createSignIn>

const triesLeft = (left: number) =>
  left === 1 ? 'One more try before it is locked.' : `${left} more tries before it is locked.`

const locked = (until: number, now: number): Refusal => {
  const minutes = Math.max(1, Math.ceil((until - now) / 60_000))
  return refuse(
    'locked',
    `Too many wrong PINs. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or ask someone else to sign in.`,
    'pin',
  )
}
