import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'

interface ConfirmDialogProps {
  readonly opened: boolean
  readonly title: string
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode
  /** The verb: "Clear cart". */
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export const ConfirmDialog = (props: ConfirmDialogProps) => (
  <Dialog opened={props.opened} onClose={props.onClose} title={props.title} size="sm">
    <Text component="div" mb="xl" c="var(--ink-soft)">
      {props.children}
    </Text>
    <Group justify="flex-end">
      <Button variant="default" onClick={props.onClose}>
        {props.cancelLabel ?? 'Keep it'}
      </Button>
      <Button
        {...(props.danger === true ? { color: 'red' } : {})}
        loading={props.busy === true}
        onClick={props.onConfirm}
        data-autofocus
      >
        {props.confirmLabel}
      </Button>
    </Group>
  </Dialog>
)
