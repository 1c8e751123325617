import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'

type Link = Pick<JournalEntry, 'what' | 'facts'>

/** What the journal keeps of prices that were changed by hand. Amounts in minor units, rates in parts per million. */
export const priceChanges = (order: Order, happenings: readonly Happening[]): Link[] =>
  happenings.flatMap((happening): Link[] => {
    switch (happening.type) {
      case 'priceOverridden': {
        const line = order.lines.find(({ id }) => id === happening.lineId)
        const { override } = happening
        const to = override?.unitPrice ?? line?.override?.before ?? null
        const facts = { sku: line?.sku ?? '', from: line?.unitPrice ?? null, to, reason: override?.reason ?? null }
        return [{ what: 'priceOverridden', facts }]
      }
      case 'orderDiscounted': {
        const { discount } = happening
        if (discount === null) return [{ what: 'orderDiscounted', facts: { amount: null, ppm: null } }]
        const facts =
          discount.kind === 'percent' ? { amount: null, ppm: discount.ppm } : { amount: discount.amount, ppm: null }
        return [{ what: 'orderDiscounted', facts }]
      }
      default:
        return []
    }
  })
