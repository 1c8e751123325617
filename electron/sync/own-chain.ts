import { type ChainAnswer, chainAnswer, type HubDocument } from '../../shared/contract/hub/protocol.ts'
import { linkId } from '../../shared/domain/journal/link-id.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts'
import type { Reader } from '../order-manager/ports/store.ts'
import type { HubClient } from './hub-client.ts'

/** What the hub has of the journal of a device. */
export interface HubChain extends ChainAnswer {
  readonly device: string
}

/**
 * Asks the hub how far it has this device's journal, and tells of it. An answer that comes late tells of less than there is
 * by then, never of more, and bears the name that was asked for.
 */
export const askForChain = async (
  client: Pick<HubClient, 'ask'>,
  device: string,
  hear: (chain: HubChain) => void,
): Promise<Refusal | null> => {
  if (device === '') return null
  const answer = await client.ask<unknown>(`/v1/chain?device=${encodeURIComponent(device)}`)
  // A hub of before copies were looked for: what it has of the journal comes with what is pulled.
  if (isRefusal(answer)) return answer.refusal === 'unknown_address' ? null : answer
  const read = chainAnswer.safeParse(answer)
  if (!read.success) return refuse('no_hub', 'What answers at this address is no Tillhouse hub.')
  hear({ device, ...read.data })
  return null
}

/** The newest of the device's own links among documents that came from the hub. */
export const ownLinkIn = (
  documents: readonly Pick<HubDocument, 'collection' | 'document'>[],
  device: string,
): HubChain | null => {
  const own = documents.flatMap(({ collection, document }) => {
    if (collection !== 'journal' || document?.['deviceId'] !== device) return []
    const { sequence, hash } = document
    return typeof sequence === 'number' && typeof hash === 'string' ? [{ device, sequence, hash }] : []
  })
  return own.reduce<HubChain | null>((newest, one) => ((newest?.sequence ?? 0) >= one.sequence ? newest : one), null)
}

/**
 * Names that this device had and somebody else goes on under: nothing more is said under them. What others have of their
 * chains follows the one who went on first.
 */
export const namesLeft = (reader: Pick<Reader, 'get'>, device: string): ReadonlySet<string> => {
  const left = new Set<string>()
  for (let name: unknown = device; typeof name === 'string'; ) {
    const first = reader.get('journal', linkId(name, 1))
    const earlier = first?.facts['device']
    if (first?.what === 'foundTwice' && typeof earlier === 'string') left.add(earlier)
    name = earlier === name || left.size > 1000 ? undefined : earlier
  }
  return left
}
