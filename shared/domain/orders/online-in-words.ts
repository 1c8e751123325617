import { formatDay, formatMoney, formatQuantity } from '../format/format.ts'
import type { Shop } from '../settings/settings.ts'
import type { WebShopEvent } from './effects.ts'
import type { EntryHead } from './entries.ts'
import type { Line, Order } from './order.ts'
import type { WebHappening } from './web-entries.ts'

const told: Record<WebShopEvent, string> = {
  'order.confirmed': 'that the order is confirmed',
  'order.refused': 'that the order is refused',
  'order.held': 'that the order waits',
  'order.changed': 'what changed on the order',
  'order.shipped': 'that the order has shipped',
  'order.cancelled': 'that the order is cancelled',
  'order.refunded': 'that money was paid back',
  'access.granted': 'the links and keys',
}

const placed = {
  web: 'Placed in the web shop as #.',
  phone: 'Taken by phone as #.',
  file: 'Read from a file as #.',
} as const

type OnlineEntry = EntryHead & WebHappening<object>

/** What an entry of an online order tells, as a sentence for the order's history. */
export const onlineInWords = (
  entry: OnlineEntry,
  order: Order,
  shop: Pick<Shop, 'currency' | 'digits' | 'locale' | 'timeZone'>,
): string => {
  const money = (amount: number) => formatMoney(amount, shop)
  const lineOf = (lineId: string): Line | undefined => order.lines.find((line) => line.id === lineId)
  const nameOf = (lineId: string) => lineOf(lineId)?.name ?? 'A line that was removed'
  const quantityOf = (lineId: string, quantity: number) => formatQuantity(quantity, lineOf(lineId)?.unit ?? 'piece')
  const amountOf = (one: { readonly lineId: string; readonly quantity: number }) =>
    `${quantityOf(one.lineId, one.quantity)} × ${nameOf(one.lineId)}`
  switch (entry.type) {
    case 'placed':
      return placed[entry.channel ?? 'web'].replace('#', entry.web.reference)
    case 'claimed':
      return `${entry.till === '' ? 'A till' : entry.till} looks after it from now on.`
    case 'stockReserved':
      return entry.reservations.length === 0
        ? 'No stock needed. The merchant system is asked for the money.'
        : 'Stock reserved. The merchant system is asked for the money.'
    case 'stockShort':
      return `Not enough in stock: ${entry.missing.map((one) => nameOf(one.lineId)).join(', ')}.`
    case 'paymentAuthorised':
      return `The bank promised ${money(entry.amount)}.`
    case 'paymentAwaited':
      return entry.dueAt === null
        ? `Waiting for money that comes under ${entry.reference}.`
        : `Waiting for money that comes under ${entry.reference}, by ${new Date(entry.dueAt).toISOString().slice(0, 10)}.`
    case 'paymentRefused':
      return `The payment was refused: ${entry.message}`
    case 'accessGranted':
      return `Access granted: ${entry.access.length} ${entry.access.length === 1 ? 'link or key' : 'links or keys'}.`
    case 'pickingStarted':
      return 'Picking started.'
    case 'linePicked':
      return `${nameOf(entry.lineId)}: ${quantityOf(entry.lineId, entry.quantity)} picked.`
    case 'packed':
      return 'Packed.'
    case 'shipped':
      return `${entry.lines === undefined ? 'Shipped' : `Package with ${entry.lines.map(amountOf).join(', ')} shipped`} with ${entry.shipment.carrier}, tracking number ${entry.shipment.tracking}.`
    case 'paymentCaptured':
      return `${money(entry.amount)} captured.`
    case 'cancelled':
      return `Cancelled: ${entry.reason}`
    case 'paymentVoided':
      return 'The reserved money was given back.'
    case 'refundAsked':
      return `${money(entry.amount)} to be paid back${entry.lines.length === 0 ? '' : ` for ${entry.lines.map(amountOf).join(', ')}`}: ${entry.reason}`
    case 'paymentRefunded':
      return `${money(entry.amount)} paid back.`
    case 'returnRequested':
      return `The customer wants to send back ${entry.lines.map(amountOf).join(', ')}: ${entry.reason}`
    case 'returnAnswered':
      return `${entry.accepted ? 'The return is accepted.' : 'The return is declined.'} ${entry.reason}`.trim()
    case 'refundRefused':
      return `Paying back was refused: ${entry.message}`
    case 'webShopTold':
      return `The web shop was told ${told[entry.event]}${entry.endpoint === undefined ? '' : ' at another of its addresses'}.`
    case 'tellingDropped':
      return 'One of the web shop’s addresses was removed: it is not told any more.'
    case 'tellingGivenUp':
      return `The web shop could not be told for three days; nobody tries any more: ${entry.problem}`
    case 'tellingResumed':
      return 'The web shop is to be told after all.'
    case 'effectDelayed':
      return `Did not work, will be tried again: ${entry.problem}`
    case 'stockAwaited':
      return `Not enough in stock of ${entry.missing.map((one) => nameOf(one.lineId)).join(', ')}: expected by ${formatDay(entry.expectedAt, shop)}.`
    case 'riskJudged':
      return entry.reasons.length === 0
        ? 'Nothing odd about it.'
        : `Looked at: ${entry.reasons.map(({ words, score }) => `${words} (${score})`).join(' ')}`
    case 'reviewDecided':
      return `${entry.approved ? 'Approved' : 'Refused'} after review: ${entry.reason}`
    case 'held':
      return `Put on hold${entry.until === null ? '' : ` until ${formatDay(entry.until, shop)}`}: ${entry.reason}`
    case 'released':
      return 'Released.'
    case 'commented':
      return `Note: ${entry.text}`
    case 'linesChanged': {
      const parts = [
        ...entry.added.map((line) => `${formatQuantity(line.quantity, line.unit)} × ${line.name} added`),
        ...entry.quantities.map(({ lineId, quantity }) =>
          quantity === 0 ? `${nameOf(lineId)} taken off` : `${nameOf(lineId)}: ${quantityOf(lineId, quantity)}`,
        ),
      ]
      return `Changed: ${parts.join('; ')}. ${entry.reason}`.trim()
    }
    case 'addressChanged':
      return `To be shipped to ${[entry.shippingAddress.name, ...entry.shippingAddress.lines, entry.shippingAddress.city].join(', ')}.`
    case 'exceptionClaimed':
      return `What did not fit was looked after: ${entry.what}`
    case 'tellingRepeated':
      return `The web shop is told once more ${told[entry.event]}.`
  }
}
