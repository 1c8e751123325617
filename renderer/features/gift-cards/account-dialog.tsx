import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { balanceInWords, ledgerNames, termsInWords } from './account-words.ts'
import { BatchButton } from './batch-button.tsx'
import classes from './gift-cards.module.css'

interface AccountDialogProps {
  readonly account: string
  readonly onClose: () => void
}

/** One gift card or account: what is on it, and everything that ever came onto it or went off. */
export const AccountDialog = ({ account, onClose }: AccountDialogProps) => {
  const format = useFormat()
  const { value, refusal } = useLive('ledgers.account', { account })
  const manages = useMay('ledgers.manage')
  const shown = value ?? null
  return (
    <Dialog
      opened
      onClose={onClose}
      title={shown === null ? 'Account' : `${ledgerNames[shown.account.ledger]} ${shown.account.name}`}
      size={860}
    >
      <RefusalMessage refusal={refusal} />
      {shown === null ? null : (
        <Stack gap="md">
          <p className={classes['holds']}>
            {termsInWords(shown.account, format) || 'Balance'} <strong>{balanceInWords(shown.account, format)}</strong>
          </p>
          <table className={classes['table']} aria-label="History">
            <thead>
              <tr>
                <th>When</th>
                <th>What</th>
                <th>Who</th>
                <th data-number>Amount</th>
              </tr>
            </thead>
            <tbody>
              {shown.rows.map((row) => (
                <tr key={row.id}>
                  <td>{format.moment(row.at)}</td>
                  <td>{row.text}</td>
                  <td>{row.staffName}</td>
                  <td data-number>{row.amount === null ? '' : format.difference(row.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {shown.batchId === null ? null : <BatchButton batchId={shown.batchId} />}
          {manages ? <BlockForm account={account} blocked={shown.account.terms.blocked} /> : null}
        </Stack>
      )}
    </Dialog>
  )
}

/** Blocks what was lost or stolen, and frees it again. */
const BlockForm = ({ account, blocked }: { readonly account: string; readonly blocked: boolean }) => {
  const block = useCommand('ledgers.block')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = tried && reason.trim() === '' ? 'Say why: it stands in the history.' : undefined
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '') return
    const done = await block.run({
      entryId: crypto.randomUUID(),
      account,
      blocked: !blocked,
      reason: reason.trim(),
    })
    if (done === null) return
    setReason('')
    setTried(false)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group align="flex-start" gap="sm">
        <TextInput
          flex={1}
          aria-label={blocked ? 'Why it is freed' : 'Why it is blocked'}
          placeholder={blocked ? 'Why it may be spent again' : 'Why nothing may be spent of it any more'}
          maxLength={200}
          value={reason}
          error={missing}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" {...(blocked ? {} : { color: 'red' })} variant="light" loading={block.busy}>
          {blocked ? 'Free it' : 'Block it'}
        </Button>
      </Group>
      <RefusalMessage refusal={block.refusal} />
    </form>
  )
}
