import fc from 'fast-check'
import { decideDesk, decideLines } from '../../../shared/domain/orders/decide-desk.ts'
import { decideFulfilment } from '../../../shared/domain/orders/decide-fulfilment.ts'
import { decideStock } from '../../../shared/domain/orders/decide-online.ts'
import { decideRefund } from '../../../shared/domain/orders/decide-refund.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { aLine } from './lines.ts'

const plenty = (variantId: string) => ({ variantId, locationId: 'floor', onHand: 1_000_000, reserved: 0 })

/** What the back office may do next. */
export type DeskAction =
  | { readonly do: 'approve' | 'refuse' | 'hold' | 'release' | 'comment' | 'packPart' | 'restock' | 'tellAgain' }
  | { readonly do: 'refund'; readonly place: number; readonly quantity: number }
  | { readonly do: 'change'; readonly place: number; readonly quantity: number }
  | { readonly do: 'order'; readonly place: number; readonly quantity: number }

const index = fc.integer({ min: 0, max: 3 })

export const anyDeskAction: fc.Arbitrary<DeskAction> = fc.oneof(
  fc.constantFrom<DeskAction[]>(
    { do: 'approve' },
    { do: 'refuse' },
    { do: 'hold' },
    { do: 'release' },
    { do: 'comment' },
    { do: 'packPart' },
    { do: 'restock' },
    { do: 'tellAgain' },
  ),
  fc.record({
    do: fc.constantFrom('change' as const, 'order' as const, 'refund' as const),
    place: index,
    quantity: fc.integer({ min: 0, max: 4 }).map((count) => count * 1000),
  }),
)

export const decideAction = (order: Order, action: DeskAction): Happening[] | Refusal => {
  switch (action.do) {
    case 'approve':
    case 'refuse':
      return decideDesk(order, { type: 'review', approved: action.do === 'approve', reason: 'Looked at' }, 0)
    case 'hold':
      return decideDesk(order, { type: 'hold', reason: 'Wait', until: null }, 0)
    case 'release':
      return decideDesk(order, { type: 'release' }, 0)
    case 'comment':
      return decideDesk(order, { type: 'comment', text: 'Hm' }, 0)
    case 'tellAgain':
      return decideDesk(order, { type: 'tellAgain', event: 'order.confirmed' }, 0)
    case 'packPart':
      return decideFulfilment(order, { type: 'pack', part: true })
    case 'restock':
      return order.state === 'awaitingStock' ? [decideStock(order.lines, 'floor', plenty)] : []
    case 'change': {
      const lineId = order.lines[action.place]?.id ?? 'nothing'
      return decideLines(order, { added: [], quantities: [{ lineId, quantity: action.quantity }], reason: '' }, plenty)
    }
    case 'refund': {
      const lineId = order.lines[action.place]?.id ?? 'nothing'
      const cause = `refund-${order.entries.length}`
      const lines = [{ lineId, quantity: Math.max(1000, action.quantity) }]
      return decideRefund(order, { cause, amount: null, lines, reason: 'Broken' })
    }
    case 'order': {
      const id = `more-${order.entries.length}`
      const line = aLine({ id, variantId: `variant-${action.place}`, quantity: Math.max(1000, action.quantity) })
      return decideLines(order, { added: [line], quantities: [], reason: 'On the phone' }, plenty)
    }
  }
}

/** What another device may have done, whether it makes sense or not. */
export const strayHappenings: readonly Happening[] = [
  { type: 'riskJudged', limit: 10, reasons: [{ rule: 'firstOrder', score: 20, words: 'First.' }] },
  { type: 'reviewDecided', approved: true, reason: 'Fine' },
  { type: 'reviewDecided', approved: false, reason: 'No' },
  { type: 'stockAwaited', missing: [], expectedAt: 9000 },
  { type: 'held', reason: 'Wait', until: 5000 },
  { type: 'released' },
  { type: 'commented', text: 'Hm' },
  { type: 'linesChanged', added: [], quantities: [{ lineId: 'line-0', quantity: 0 }], reason: '' },
  { type: 'linesChanged', added: [aLine({ id: 'more' })], quantities: [], reason: '' },
  { type: 'addressChanged', shippingAddress: { name: 'A', lines: ['1'], postalCode: '', city: 'C', country: 'IE' } },
  { type: 'exceptionClaimed', entryId: 'entry-2', what: 'Called' },
  { type: 'tellingRepeated', event: 'order.confirmed' },
  { type: 'returnRequested', lines: [{ lineId: 'line-0', quantity: 1000 }], reason: 'Broken' },
  { type: 'returnAnswered', accepted: true, reason: '' },
  { type: 'refundAsked', cause: 'elsewhere', amount: 100, lines: [], reason: 'Late' },
  { type: 'refundAsked', cause: 'elsewhere', amount: 1_000_000_000, lines: [], reason: 'Too much' },
  { type: 'shipped', shipment: { carrier: 'X', tracking: '1' }, lines: [{ lineId: 'line-0', quantity: 1000 }] },
]
