import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './explain-form.module.css'

interface ExplainFormProps {
  readonly reportId: string
  readonly unexplained: 'missing' | 'over'
  readonly onDone: () => void
}

const longestReason = 200

/** Asks who counted blind why the count is off, when nothing of it can be changed any more. */
export const ExplainForm = ({ reportId, unexplained, onDone }: ExplainFormProps) => {
  const explain = useCommand('shifts.explain')
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if ((await explain.run({ reportId, reason: reason.trim() })) !== null) onDone()
  }
  const beside = explain.refusal?.field === 'reason'
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)}>
      <h2 className={classes['title']}>
        {unexplained === 'missing'
          ? 'Money is missing in the drawer'
          : 'There is more money in the drawer than expected'}
      </h2>
      <p className={classes['text']}>The shift is closed and the count stands. Say what you know of the difference.</p>
      <TextInput
        ref={field}
        label="Reason for the difference"
        description="It stands on the Z report."
        autoComplete="off"
        maxLength={longestReason}
        disabled={explain.busy}
        value={reason}
        error={beside ? explain.refusal?.message : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {beside ? null : <RefusalMessage refusal={explain.refusal} />}
      <Button type="submit" fullWidth mt="md" loading={explain.busy}>
        Keep the reason
      </Button>
    </form>
  )
}
