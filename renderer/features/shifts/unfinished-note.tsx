import type { Unfinished } from '../../../shared/domain/shifts/shift.ts'
import { Message } from '../../ui/message.tsx'
import { unfinishedInWords } from './shift-words.ts'

/** Nothing is lost by closing: what is unfinished is told, and goes on into the next shift. */
export const UnfinishedNote = ({ unfinished }: { readonly unfinished: Unfinished }) => {
  const words = unfinishedInWords(unfinished)
  return words.length === 0 ? null : (
    <Message kind="info">Not finished yet: {words.join(', ')}. Closing carries it over into the next shift.</Message>
  )
}
