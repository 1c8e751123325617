import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { startOfDay } from '../../../shared/domain/settings/shop-day.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useTimeZone } from '../taxes/use-time-zone.ts'

interface ReasonDialogProps {
  readonly opened: boolean
  readonly title: string
  /** What follows. */
  readonly children: ReactNode
  readonly label: string
  readonly confirmLabel: string
  readonly danger?: boolean
  /** Asks for a day, too. */
  readonly untilLabel?: string
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** `until`: the beginning of the day, milliseconds since 1970; null where none was chosen. Answers whether it was done. */
  readonly onConfirm: (reason: string, until: number | null) => Promise<boolean>
  readonly onClose: () => void
}

const longest = 200

/** Asks for a reason, which stays on the order. */
export const ReasonDialog = (props: ReasonDialogProps) => (
  <Dialog opened={props.opened} onClose={props.onClose} title={props.title}>
    <ReasonForm {...props} />
  </Dialog>
)

const ReasonForm = (props: ReasonDialogProps) => {
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  const timeZone = useTimeZone()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (await props.onConfirm(reason, day === '' ? null : startOfDay(day, timeZone))) props.onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text c="var(--ink-soft)">{props.children}</Text>
        <Textarea
          data-autofocus
          label={props.label}
          autosize
          minRows={2}
          maxLength={longest}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {props.untilLabel === undefined ? null : (
          <TextInput
            type="date"
            label={props.untilLabel}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            error={props.refusal?.field === 'until' ? props.refusal.message : null}
          />
        )}
        {props.refusal?.field === 'until' ? null : <RefusalMessage refusal={props.refusal} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            Back
          </Button>
          <Button
            type="submit"
            {...(props.danger === true ? { color: 'red' } : {})}
            disabled={reason.trim() === ''}
            loading={props.busy}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
