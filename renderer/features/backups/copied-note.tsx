import type { SetupState } from '../../../shared/contract/setup.ts'
import { formatMoment } from '../../../shared/domain/documents/receipt-view.ts'
import { Message } from '../../ui/message.tsx'

interface CopiedNoteProps {
  readonly copied: SetupState['copied']
  readonly locale: string
}

/** On the sign-in screen of data that turned out to be a copy, until the next shift is opened. Nothing at all other times. */
export const CopiedNote = ({ copied, locale }: CopiedNoteProps) =>
  copied === null ? null : (
    <div style={{ flex: 'none', marginBottom: 16 }}>
      <Message kind="done">
        The shop’s data were copied here from another place, as was found on {formatMoment(copied.at, { locale })}. This
        till sells on as one of its own: receipts go on in a new series, {copied.series}.
      </Message>
    </div>
  )
