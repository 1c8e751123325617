import { formatMoment } from '../../../shared/domain/documents/receipt-view.ts'
import { Message } from '../../ui/message.tsx'
import { readRestored } from './restored.ts'
import { Unbroken } from './unbroken.tsx'

/** On the sign-in screen after a restore. Nothing at all other times. */
export const RestoredNote = ({ locale }: { readonly locale: string }) => {
  const restored = readRestored()
  if (restored === null) return null
  return (
    <div style={{ flex: 'none', marginBottom: 16 }}>
      <Message kind="done">
        The shop was restored from the backup of {formatMoment(restored.at, { locale })}
        <Unbroken text={restored.receipt === null ? '' : `, up to receipt ${restored.receipt}`} />. Receipts go on in a
        new series.
      </Message>
    </div>
  )
}
