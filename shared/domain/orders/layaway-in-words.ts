import { formatDate } from '../format/format.ts'
import type { LayawayHappening } from './layaway.ts'

/** What happened to goods that are set aside, as a sentence for the order's history. */
export const layawayInWords = (entry: LayawayHappening, locale: string): string => {
  switch (entry.type) {
    case 'setAside':
      return `Set aside until ${formatDate(entry.heldUntil, locale)}, proof ${entry.proof}.`
    case 'putBack':
      return entry.proof === undefined ? 'Put back.' : `Put back, proof ${entry.proof}.`
    case 'layawayCancelled':
      return `Cancelled, proof ${entry.proof}: ${entry.reason}`
  }
}
