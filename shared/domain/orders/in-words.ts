import { formatMoney, formatQuantity, formatRate } from '../format/format.ts'
import { byTender } from '../format/tender-words.ts'
import { sum } from '../money/money.ts'
import { tipOf } from '../money/tip.ts'
import { pointsFor } from '../pricing/points.ts'
import type { Shop } from '../settings/settings.ts'
import type { Entry } from './entries.ts'
import { layawayInWords } from './layaway-in-words.ts'
import { onlineInWords } from './online-in-words.ts'
import type { Note, Order, Payment } from './order.ts'
import { splitInWords } from './split-in-words.ts'

const paymentIn = (order: Order, paymentId: string): Payment | undefined =>
  order.entries.flatMap((one) => (one.type === 'paymentTaken' && one.payment.id === paymentId ? [one.payment] : []))[0]

/** What an entry tells, as a sentence for the order's history. */
export const inWords = (
  entry: Entry,
  order: Order,
  shop: Pick<Shop, 'currency' | 'digits' | 'locale' | 'timeZone'>,
): string => {
  const money = (amount: number) => formatMoney(amount, shop)
  const lineOf = (lineId: string) => order.lines.find((line) => line.id === lineId)
  // A line that was removed stays in the history.
  const nameOf = (lineId: string) =>
    lineOf(lineId)?.name ??
    order.entries.flatMap((one) => (one.type === 'lineAdded' && one.line.id === lineId ? [one.line.name] : []))[0] ??
    'A line that was removed'
  const unitOf = (lineId: string) =>
    order.entries.flatMap((one) => (one.type === 'lineAdded' && one.line.id === lineId ? [one.line.unit] : []))[0] ??
    'piece'
  const noted = (note: Note | null) => (note === null ? 'note taken off.' : `note “${note.text}”.`)
  const paid = (payment: Payment) =>
    `${payment.amount < 0 ? 'Paid out' : 'Paid'} ${money(Math.abs(payment.amount))} ${byTender[payment.tender]}${andTip(tipOf(payment))}`
  const andTip = (tip = 0) => (tip === 0 ? '' : `, and a tip of ${money(tip)}`)
  const earned = (points: number) => (points === 0 ? '' : `, ${points} ${points === 1 ? 'point' : 'points'} earned`)
  const because = (reason: string | undefined) => (reason === undefined ? '.' : `: ${reason}`)
  switch (entry.type) {
    case 'begun':
      return 'Cart begun.'
    case 'lineAdded':
      return entry.line.returned === undefined
        ? `${entry.line.name} added.`
        : `${entry.line.name} comes back (${entry.line.returned.reason}${entry.line.returned.from === null ? ', no receipt' : `, receipt ${entry.line.returned.from.number}`}).`
    case 'quantityChanged':
      return `${nameOf(entry.lineId)}: quantity ${formatQuantity(entry.quantity, lineOf(entry.lineId)?.unit ?? 'piece')}${because(entry.reason)}`
    case 'lineDiscounted':
      if (entry.discount === null) return `${nameOf(entry.lineId)}: discount taken off.`
      return `${nameOf(entry.lineId)}: ${entry.discount.kind === 'percent' ? formatRate(entry.discount.ppm) : money(entry.discount.amount)} discount.`
    case 'lineRemoved':
      return `${nameOf(entry.lineId)}${entry.quantity === undefined ? '' : ` × ${formatQuantity(entry.quantity, unitOf(entry.lineId))}`} voided${because(entry.reason)}`
    case 'priceOverridden':
      return entry.override === null
        ? `${nameOf(entry.lineId)}: its own price again.`
        : `${nameOf(entry.lineId)}: ${money(entry.override.unitPrice)} agreed (${entry.override.reason}).`
    case 'orderDiscounted':
      if (entry.discount === null) return 'Discount on the whole order taken off.'
      return `${entry.discount.kind === 'percent' ? formatRate(entry.discount.ppm) : money(entry.discount.amount)} discount on the whole order.`
    case 'couponEntered':
      return `Coupon ${entry.code} entered.`
    case 'couponRemoved':
      return `Coupon ${entry.code} taken back.`
    case 'promotionsOffered':
      return entry.promotions.length === 0
        ? 'No promotion on offer any more.'
        : `Promotions on offer: ${entry.promotions.map(({ name }) => name).join(', ')}.`
    case 'taxExempted': {
      if (entry.exemption === null) return 'Taxes are charged again.'
      const { reference } = entry.exemption
      return `No tax: the customer is exempt${reference === '' ? '' : ` (${reference})`}.`
    }
    case 'linesListed':
      return `Prices for the customer’s group: ${entry.prices.map((one) => `${nameOf(one.lineId)} ${money(one.unitPrice)}`).join(', ')}.`
    case 'lineNoted':
      return `${nameOf(entry.lineId)}: ${noted(entry.note)}`
    case 'noted':
      return `Order: ${noted(entry.note)}`
    case 'customerAttached':
      return entry.customer === null ? 'Customer taken off.' : `Customer: ${entry.customer.name}.`
    case 'undone': {
      const undone = order.entries.find((one) => one.id === entry.entryId)
      return undone === undefined ? 'Undone.' : `Undone: ${inWords(undone, order, shop)}`
    }
    case 'parked':
      return entry.name === '' ? 'Parked.' : `Parked as “${entry.name}”.`
    case 'resumed':
      return 'Taken up again.'
    case 'abandoned':
      return `Cart voided${because(entry.reason)}`
    case 'paymentTaken':
      return `${paid(entry.payment)}.`
    case 'paymentReturned': {
      const payment = paymentIn(order, entry.paymentId)
      return `Given back${payment === undefined ? '' : ` ${money(payment.amount)} ${byTender[payment.tender]}${andTip(tipOf(payment))}`}${because(entry.reason)}`
    }
    case 'sold':
      return entry.payment === undefined
        ? `Sold, receipt ${entry.receiptNumber}${earned(order.points === undefined ? 0 : pointsFor(order.points))}.`
        : `${paid(entry.payment)}, receipt ${entry.receiptNumber}.`
    case 'carriedOver':
      return `Paid with ${money(sum(entry.payments.map(({ amount }) => amount)))} that had been paid for what came back.`
    case 'returned':
      return `${entry.lines.map(({ lineId, quantity }) => `${formatQuantity(quantity, unitOf(lineId))} × ${nameOf(lineId)}`).join(', ')} came back, ${money(entry.given)}, receipt ${entry.number}.`
    case 'cardPaymentAsked':
      return entry.amount < 0
        ? `The card terminal was asked to give back ${money(-entry.amount)}.`
        : `The card terminal was asked for ${money(entry.amount)}${andTip(entry.tip)}.`
    case 'cardPaymentFailed':
      return `Not paid by card: ${entry.message}`
    case 'cardPaymentKnown':
      return `Paid on the card terminal, not booked yet: ${entry.problem}`
    case 'cardPaymentGivenUp':
      return 'The card terminal is not waited for. What the card pays after all goes back.'
    case 'cardPaymentInVain':
      return `Paid by card in vain, and being given back: ${entry.reason}`
    case 'cardReversalFailed':
      return `The card could not be given its money back, and is tried again: ${entry.problem}`
    case 'cardPaymentReversed':
      return 'The card has its money back.'
    case 'setAside':
    case 'putBack':
    case 'layawayCancelled':
      return layawayInWords(entry, shop.locale)
    case 'splitOff':
    case 'splitFrom':
    case 'shareGiven':
    case 'shareEnded':
    case 'restReleased':
    case 'mergedFrom':
    case 'mergedInto':
      return splitInWords(entry, order, shop)
    default:
      return onlineInWords(entry, order, shop)
  }
}
