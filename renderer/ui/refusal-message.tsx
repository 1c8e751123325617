import type { Refusal } from '../../shared/domain/refusal.ts'
import { Message } from './message.tsx'

interface RefusalMessageProps {
  readonly refusal: Refusal | null
  readonly onDismiss?: () => void
}

/** What was refused and what to do next, in the order manager's own words. Nothing where there is no refusal. */
export const RefusalMessage = ({ refusal, onDismiss }: RefusalMessageProps) =>
  refusal === null ? null : (
    <Message kind="problem" onDismiss={onDismiss}>
      {refusal.message}
    </Message>
  )
