import { Button, Group, Text, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './reason-form.module.css'

interface ReasonFormProps {
  /** What will happen. */
  readonly children: ReactNode
  /** The verb: "Clear cart". */
  readonly label: string
  /** Whether there must be one. */
  readonly needed: boolean
  /** Reasons that are given often, each a button. */
  readonly usual: readonly string[]
  readonly busy?: boolean
  readonly refusal?: Refusal | null
  readonly onSubmit: (reason: string) => void
  readonly onClose: () => void
}

const longestReason = 200

/** Asks why, before something that can't be undone. */
export const ReasonForm = (props: ReasonFormProps) => {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { refusal = null, needed } = props
  const ofField = refusal?.field === 'reason' ? refusal.message : null
  const missing = tried && needed && reason.trim() === '' ? 'Say why.' : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (needed && reason.trim() === '') return setTried(true)
    props.onSubmit(reason.trim())
  }
  return (
    <form onSubmit={submit}>
      <Text component="div" mb="md" c="var(--ink-soft)">
        {props.children}
      </Text>
      <TextInput
        data-autofocus
        size="lg"
        label={needed ? 'Reason' : 'Reason, if there is one'}
        autoComplete="off"
        maxLength={longestReason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={ofField ?? missing}
      />
      <div className={classes['usual']} role="group" aria-label="Usual reasons">
        {props.usual.map((one) => (
          <button
            key={one}
            type="button"
            className={classes['reason']}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setReason(one)}
          >
            {one}
          </button>
        ))}
      </div>
      {ofField === null ? <RefusalMessage refusal={refusal} /> : null}
      <Group justify="flex-end" mt="xl">
        <Button variant="default" onClick={props.onClose}>
          Keep it
        </Button>
        <Button type="submit" color="red" loading={props.busy === true}>
          {props.label}
        </Button>
      </Group>
    </form>
  )
}
