import type { FoundHub, HubState, RefusedDocument } from '../../../shared/contract/hub-link.ts'

const nouns: Readonly<Record<string, string>> = {
  orders: 'Order',
  movements: 'Movement of stock',
  journal: 'Journal entry',
  shifts: 'Shift',
  products: 'Product',
  customers: 'Customer',
  staff: 'Member of staff',
  settings: 'Setting',
}

/** What was refused, as people call it: `Order R1-000012`. */
export const refusedTitle = ({ collection, name }: Pick<RefusedDocument, 'collection' | 'name'>): string =>
  `${nouns[collection] ?? collection} ${name}`.trim()

/** Enough of a certificate's hash to compare by eye. */
export const shortFingerprint = (fingerprint: string): string =>
  fingerprint.slice(0, 32).replaceAll(/(.{4})(?=.)/g, '$1 ')

/** Where to pair: the certificate that was announced counts only while the address is the one that was chosen. */
export const invitationTo = (url: string, chosen: FoundHub | null): { url: string; certificate?: string } =>
  chosen?.url === url && chosen.certificate !== null ? { url, certificate: chosen.certificate } : { url }

export const documentsInWords = (count: number): string => (count === 1 ? '1 change' : `${count} changes`)

/** The few words that stand on screen at all times. */
export const shortStatus = ({ line, waiting, refused, progress }: HubState): string => {
  if (line === 'stopped') return 'Refused'
  if (refused > 0) return `${refused} refused`
  if (line === 'offline') return waiting > 0 ? `${waiting} waiting` : 'Hub away'
  if (progress !== null) return `${Math.floor(progress * 100)} %`
  if (line === 'online') return waiting > 0 ? `${waiting} waiting` : 'In step'
  return 'Hub …'
}

/** The same in a sentence. @param since the moment since when the hub does not answer, in words */
export const longStatus = ({ line, waiting, problem, progress }: HubState, since: string): string => {
  switch (line) {
    case 'stopped':
      return `The hub takes nothing of this till. ${problem ?? ''}`.trim()
    case 'offline':
      return waiting > 0
        ? `No hub since ${since}. This till sells on; ${documentsInWords(waiting)} will be sent when it is back.`
        : `No hub since ${since}. This till sells on; all that it did before is with the hub.`
    case 'online':
      if (progress !== null) return 'This till sells. The shop’s earlier orders are still coming from the hub.'
      return waiting > 0
        ? `${documentsInWords(waiting)} on the way to the hub.`
        : 'This till and the hub are in step: the other tills see what is sold here.'
    case 'downloading':
      return 'The shop is being downloaded from the hub.'
    default:
      return 'Looking for the hub …'
  }
}
