import { useCommand } from '../../client/use-command.ts'
import { useQuery } from '../../client/use-query.ts'
import { useApproval } from '../../stores/approval.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Message } from '../../ui/message.tsx'
import { PinEntry } from './pin-entry.tsx'

/** Somebody who may do it approves one action of who is signed in. Who may is the order manager's to say. */
export const ApprovalDialog = () => {
  const request = useApproval((state) => state.request)
  return request === null ? null : <Approval key={request.ticket.ticket} {...request} />
}

interface ApprovalProps {
  readonly ticket: { readonly ticket: string; readonly needs: string }
  readonly settle: (approved: boolean) => void
}

const Approval = ({ ticket: { ticket, needs }, settle }: ApprovalProps) => {
  const { value: staff } = useQuery('staff.approvers', { ticket })
  const approve = useCommand('staff.approve')
  const submit = async (staffId: string, pin: string): Promise<void> => {
    if ((await approve.run({ ticket, staffId, pin })) !== null) settle(true)
  }
  return (
    <Dialog opened onClose={() => settle(false)} title={`Approval: ${needs}`} size={640} closeOnClickOutside={false}>
      {staff?.length === 0 ? (
        <Message kind="warning">Nobody in this shop may {needs}. An administrator can change the roles.</Message>
      ) : (
        <PinEntry
          staff={staff ?? []}
          submitLabel="Approve"
          busy={approve.busy}
          refusal={approve.refusal}
          onSubmit={submit}
        />
      )}
    </Dialog>
  )
}
