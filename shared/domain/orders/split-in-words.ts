import { formatMoney, formatQuantity } from '../format/format.ts'
import type { Shop } from '../settings/settings.ts'
import type { EntryHead } from './entries.ts'
import type { LineAmount } from './online-facts.ts'
import type { Order } from './order.ts'
import type { SplitHappening } from './split-entries.ts'

/** What happened to an order that was split or merged, as a sentence for its history. */
export const splitInWords = (
  entry: EntryHead & SplitHappening,
  order: Order,
  shop: Pick<Shop, 'currency' | 'digits' | 'locale'>,
): string => {
  const money = (amount: number): string => formatMoney(amount, shop)
  const amountOf = ({ lineId, quantity }: LineAmount): string => {
    const line = order.lines.find(({ id }) => id === lineId)
    return `${formatQuantity(quantity, line?.unit ?? 'piece')} × ${line?.name ?? 'A line that was removed'}`
  }
  const because = (reason: string): string => (reason === '' ? '.' : `: ${reason}`)
  const numberOf = (paymentId: string): string =>
    order.purse?.shares.find((share) => share.paymentId === paymentId)?.order.number ?? 'another order'
  switch (entry.type) {
    case 'splitOff': {
      const share = entry.share === 0 ? '' : `, with ${money(entry.share)} of what is promised`
      return `Split: ${entry.lines.map(amountOf).join(', ')} became order ${entry.into.number}${share}${because(entry.reason)}`
    }
    case 'splitFrom': {
      const paid =
        entry.payment === null ? '' : `, paid with ${money(entry.payment.amount)} of what is promised for that`
      return `Split off order ${entry.from.number}${paid}${because(entry.reason)}`
    }
    case 'shareGiven':
      return `Order ${entry.order.number} collects ${money(entry.amount)} of what the bank promised for this one.`
    case 'shareEnded':
      return entry.collected === 0
        ? `Order ${numberOf(entry.paymentId)} needs its share of the promise no more.`
        : `Order ${numberOf(entry.paymentId)} has collected ${money(entry.collected)} of the promise.`
    case 'restReleased':
      return 'What nobody had collected of the promise was given back.'
    case 'mergedFrom':
      return `Order ${entry.from.number} was merged into this one${because(entry.reason)}`
    case 'mergedInto':
      return `Merged into order ${entry.into.number}${because(entry.reason)}`
  }
}
