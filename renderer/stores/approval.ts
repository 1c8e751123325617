import { create } from 'zustand'
import { type ApprovalTicket, isRefusal, type Refusal } from '../../shared/domain/refusal.ts'

/** Something that somebody else must approve, and who waits for it. */
interface ApprovalRequest {
  readonly ticket: ApprovalTicket
  /** True once it is approved, false where nobody does. */
  readonly settle: (approved: boolean) => void
}

export const useApproval = create<{ readonly request: ApprovalRequest | null }>()(() => ({ request: null }))

const ask = (ticket: ApprovalTicket): Promise<boolean> =>
  new Promise((resolve) => {
    // Whoever waited before has been left standing: their call was refused, and stays so.
    useApproval.getState().request?.settle(false)
    const settle = (approved: boolean): void => {
      useApproval.setState({ request: null })
      resolve(approved)
    }
    useApproval.setState({ request: { ticket, settle } })
  })

/**
 * Makes a call, and where it needs an approval, asks for one and makes it again with it. The refusal `needs_approval` remains
 * where nobody approved.
 */
export const withApproval = async <Answer extends object>(
  send: (approval?: string) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> => {
  const answer = await send()
  if (!isRefusal(answer) || answer.approval === undefined) return answer
  return (await ask(answer.approval)) ? send(answer.approval.ticket) : answer
}
