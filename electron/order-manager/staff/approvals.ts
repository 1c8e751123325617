import { canonical } from '../../../shared/domain/canonical.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { meets, type Need, needInWords } from '../../../shared/domain/staff/need.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import type { PinCheck } from './pin-check.ts'
import { theRole } from './roles.ts'

/** A minute for the supervisor to come and enter a PIN, and another for the call to come again. */
const ticketMilliseconds = 60_000

/** A call as it was made: its payload, with the ticket where it comes again. */
export interface ApprovableCall {
  readonly session: Session
  readonly method: string
  readonly payload: { readonly approval?: string | undefined }
}

interface Ticket {
  readonly staffId: string
  readonly method: string
  /** SHA-256 of the payload without the ticket. */
  readonly payloadHash: string
  readonly need: Need
  /** By the clock that is never set. */
  readonly endsAt: number
  readonly approvedBy: string | null
}

/** Who approved; null where the member of staff may do it alone. */
interface Permit {
  readonly approvedBy: string | null
}

/**
 * Approvals of a single call by somebody whose role meets what it needs. A call that lacks one is refused with a ticket; the
 * supervisor's PIN approves the ticket; the same call by the same member with the ticket is done, once. Tickets are kept in
 * memory: after a restart the call is refused anew.
 */
export const createApprovals = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, checkPin: PinCheck) => {
  const tickets = new Map<string, Ticket>()

  const ticketOf = (name: string | undefined): Ticket | undefined => {
    const ticket = tickets.get(name ?? '')
    return ticket === undefined || ticket.endsAt < runtime.elapsed() ? undefined : ticket
  }
  const may = (staffId: string, need: Need): boolean => {
    const member = store.get('staff', staffId)
    return member?.active === true && meets(theRole(store, member.role), need)
  }
  const issue = (ticket: Omit<Ticket, 'endsAt' | 'approvedBy'>): string => {
    const now = runtime.elapsed()
    for (const [name, { endsAt }] of tickets) if (endsAt < now) tickets.delete(name)
    const name = runtime.newSecret()
    tickets.set(name, { ...ticket, endsAt: now + ticketMilliseconds, approvedBy: null })
    return name
  }

  return {
    /** Whether the member could approve the ticket: those are offered. */
    couldApprove: (session: Session, ticketName: string, staffId: string): boolean => {
      const ticket = ticketOf(ticketName)
      return ticket !== undefined && ticket.staffId === session.staffId && may(staffId, ticket.need)
    },

    /** Asked by the use case, before it writes, for what the call needs beyond its method. Refuses `needs_approval`, with a ticket. */
    permit: ({ session, method, payload }: ApprovableCall, need: Need): Permit | Refusal => {
      const staffId = session.staffId ?? ''
      if (may(staffId, need)) return { approvedBy: null }
      const { approval, ...asked } = payload
      const payloadHash = runtime.sha256(canonical(asked))
      const ticket = ticketOf(approval)
      const approvedBy = ticket?.approvedBy ?? null
      const isForThis =
        ticket?.staffId === staffId &&
        ticket.method === method &&
        ticket.payloadHash === payloadHash &&
        canonical(ticket.need) === canonical(need)
      if (isForThis && approvedBy !== null && may(approvedBy, need)) {
        tickets.delete(approval ?? '')
        return { approvedBy }
      }
      const needs = needInWords(need)
      return {
        ...refuse('needs_approval', `Somebody who may ${needs} must approve this.`),
        approval: { ticket: issue({ staffId, method, payloadHash, need }), needs },
      }
    },

    /** Refuses `approval_over`, `may_not_approve`, and as the check of the PIN. */
    approve: async (
      session: Session,
      request: { readonly ticket: string; readonly staffId: string; readonly pin: string },
    ): Promise<Record<string, never> | Refusal> => {
      const over = refuse('approval_over', 'It took too long. Do it once more, and have it approved then.')
      const ticket = ticketOf(request.ticket)
      if (ticket === undefined || ticket.staffId !== session.staffId) return over
      if (!may(request.staffId, ticket.need)) {
        const name = store.get('staff', request.staffId)?.name ?? 'Somebody who is not here any more'
        return refuse('may_not_approve', `${name} may not ${needInWords(ticket.need)}. Ask someone else.`, 'staffId')
      }
      const supervisor = await checkPin(request.staffId, request.pin, {
        right: 'approved',
        wrong: 'approvalRefused',
        facts: { for: ticket.staffId, method: ticket.method, needs: needInWords(ticket.need) },
      })
      if (isRefusal(supervisor)) return supervisor
      if (ticketOf(request.ticket) === undefined) return over
      const endsAt = runtime.elapsed() + ticketMilliseconds
      tickets.set(request.ticket, { ...ticket, approvedBy: supervisor.id, endsAt })
      return {}
    },
  }
}
export type Approvals = ReturnType<typeof createApprovals>
