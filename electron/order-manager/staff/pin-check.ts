import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { StaffMember } from '../../../shared/domain/staff/staff-member.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'

/** Wrong PINs in a row that lock a member out, and for how long: stored, so that a restart does not help. */
const tries = 5
const lockMilliseconds = 5 * 60_000

/** What the journal calls a right PIN and a wrong one, and what else it keeps of the attempt. */
interface Purpose {
  readonly right: string
  readonly wrong: string
  readonly facts: Readonly<Record<string, string>>
}

/**
 * Whether somebody knows their PIN, for whatever it is asked: each attempt is counted and journalled.
 * Refuses `unknown_staff`, `wrong_pin`, `locked`.
 */
export const createPinCheck = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) => {
  /** PINs are checked one after the other: guesses sent all at once are counted like any others. */
  let queue: Promise<unknown> = Promise.resolve()

  const attempt = async (staffId: string, pin: string, purpose: Purpose): Promise<StaffMember | Refusal> => {
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
        what: right ? purpose.right : purpose.wrong,
        subject: staffId,
        facts: purpose.facts,
      })
      if (lockedUntil > 0) return locked(lockedUntil, runtime.now())
      return right ? current : refuse('wrong_pin', `That is not the PIN. ${triesLeft(tries - failed)}`, 'pin')
    })
  }

  return (staffId: string, pin: string, purpose: Purpose): Promise<StaffMember | Refusal> => {
    const next = queue.then(() => attempt(staffId, pin, purpose))
    queue = next.catch(() => undefined)
    return next
  }
}
export type PinCheck = ReturnType<typeof createPinCheck>

const triesLeft = (left: number) =>
  left === 1 ? 'One more try before it is locked.' : `${left} more tries before it is locked.`

const locked = (until: number, now: number): Refusal => {
  const minutes = Math.max(1, Math.ceil((until - now) / 60_000))
  return refuse(
    'locked',
    `Too many wrong PINs. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or ask someone else.`,
    'pin',
  )
}
