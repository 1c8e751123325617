import { linkId } from '../../../shared/domain/journal/link-id.ts'
import type { Device } from '../../../shared/domain/settings/settings.ts'
import type { Reader } from '../ports/store.ts'

/** How far somebody else has the journal of a device. */
interface Chain {
  readonly device: string
  readonly sequence: number
  readonly hash: string
}

/**
 * Whether somebody else has a history of this device that is not its own: one that goes further, as a device writes before it
 * tells, or has another link where both have one. One that is shorter is usual: what was written here is on its way, or was, or the
 * other side was put back itself. What is told of a name that the device had before says nothing.
 */
export const isFoundTwice = (reader: Pick<Reader, 'get'>, { device, sequence, hash }: Chain): boolean => {
  const own = reader.get('settings', 'device') as Device | undefined
  if (own?.deviceId !== device || sequence === 0) return false
  if (sequence > own.journalSequence) return true
  const link = reader.get('journal', linkId(device, sequence))
  return link !== undefined && link.hash !== hash
}
