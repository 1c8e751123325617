import { movedBy, tipOf, withTip } from '../../../shared/domain/money/tip.ts'
import type { CardIntent, CardSlip } from '../../../shared/domain/orders/card-intent.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { CardRequest } from '../ports/card-terminal.ts'
import type { Reader } from '../ports/store.ts'
import { theDevice, theShop } from '../settings.ts'

/** The till as a card terminal knows it. A device that was restored from a backup is another. */
export const saleIdOf = (reader: Reader): string => `Till-${theDevice(reader).deviceId.slice(-12)}`

const money = (reader: Reader, order: Order, amount: number) => ({
  reference: order.id,
  amount: Math.abs(amount),
  currency: order.currency,
  digits: theShop(reader).digits,
})

/** What the terminal is asked for an intent: the same request for ever, so that its status can be asked for. */
export const requestOf = (reader: Reader, order: Order, intent: CardIntent): CardRequest => ({
  kind: intent.amount > 0 ? 'charge' : intent.original === undefined ? 'refund' : 'reversal',
  key: intent.paymentId,
  saleId: intent.saleId,
  at: intent.askedAt,
  ...money(reader, order, movedBy(intent)),
  ...withTip(tipOf(intent)),
  ...(intent.original === undefined ? {} : { original: intent.original }),
})

/** Gives a charge back, all of it whatever it was. A try that was refused is followed by another request. */
export const reversalOf = (reader: Reader, order: Order, intent: CardIntent, slip: CardSlip): CardRequest => ({
  kind: 'reversal',
  key: `${intent.effectId}:${intent.reversalsFailed}`,
  saleId: intent.saleId,
  at: intent.askedAt,
  ...money(reader, order, movedBy(intent)),
  original: slip.transaction,
  whole: true,
})
