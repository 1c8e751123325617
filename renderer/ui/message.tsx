import { CloseButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './message.module.css'

interface MessageProps {
  readonly kind: 'problem' | 'warning' | 'info' | 'done'
  readonly children: ReactNode
  readonly action?: ReactNode
  readonly onDismiss?: (() => void) | undefined
}

const icons = { problem: IconAlertTriangle, warning: IconAlertTriangle, info: IconInfoCircle, done: IconCircleCheck }

/** A sentence that stays near what it is about, until it is no longer true. */
export const Message = ({ kind, children, action, onDismiss }: MessageProps) => {
  const Icon = icons[kind]
  return (
    <div className={classes['message']} data-kind={kind} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon className={classes['icon']} size={22} stroke={1.7} aria-hidden />
      <div className={classes['text']}>{children}</div>
      {action}
      {onDismiss === undefined ? null : <CloseButton size={36} aria-label="Dismiss the message" onClick={onDismiss} />}
    </div>
  )
}
