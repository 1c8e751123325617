import { Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { mostVouchers, type Voucher } from '../../../shared/contract/vouchers.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { IssuedVouchers } from './issued-vouchers.tsx'

/** Issues numbered vouchers of the same value, and shows them. */
export const IssueVouchersDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { currency, digits, locale } = useShop()
  const issue = useCommand('vouchers.issue')
  const [batchId] = useState(() => crypto.randomUUID())
  const [count, setCount] = useState<number | null>(1)
  const [amount, setAmount] = useState<number | null>(null)
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [issued, setIssued] = useState<readonly Voucher[] | null>(null)
  const isCount = count !== null && Number.isInteger(count) && count >= 1 && count <= mostVouchers
  const isAmount = amount !== null && amount > 0
  const isReason = reason.trim() !== ''
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (!isCount || !isAmount || !isReason) return
    const validUntil = until === '' ? null : until
    const answer = await issue.run({ batchId, count, amount, validUntil, reason: reason.trim() })
    if (answer !== null) setIssued(answer.vouchers)
  }
  if (issued !== null) return <IssuedVouchers batchId={batchId} vouchers={issued} onClose={onClose} />
  const { refusal } = issue
  return (
    <Dialog opened onClose={onClose} title="Issue vouchers" size={520}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Group grow align="flex-start">
            <NumberInput
              label="How many"
              size="lg"
              hideControls
              data-autofocus
              value={count ?? ''}
              error={tried && !isCount ? `From 1 to ${mostVouchers} at once.` : undefined}
              onChange={(value) => setCount(typeof value === 'number' ? value : null)}
            />
            <MoneyInput
              label="Value of each"
              size="lg"
              {...{ currency, digits, locale }}
              value={amount}
              error={tried && !isAmount ? 'Enter an amount.' : undefined}
              onChange={setAmount}
            />
          </Group>
          <TextInput
            type="date"
            label="Valid until"
            description="The last day on which it pays. Empty: it has no end."
            value={until}
            error={refusal?.field === 'validUntil' ? refusal.message : undefined}
            onChange={(event) => {
              setUntil(event.currentTarget.value)
              issue.dismiss()
            }}
          />
          <TextInput
            label="What for"
            description="It stands in the history and in the journal."
            maxLength={200}
            value={reason}
            error={tried && !isReason ? 'Say what they are issued for.' : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <RefusalMessage refusal={refusal?.field === 'validUntil' ? null : refusal} />
          <DialogFoot onCancel={onClose} busy={issue.busy} label="Issue them" />
        </Stack>
      </form>
    </Dialog>
  )
}
