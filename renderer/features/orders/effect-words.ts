import type { Effect, WebShopEvent } from '../../../shared/domain/orders/effects.ts'

const events: Record<WebShopEvent, string> = {
  'order.confirmed': 'that the order is confirmed',
  'order.refused': 'that the order is refused',
  'order.held': 'that the order waits',
  'order.changed': 'what changed on the order',
  'order.shipped': 'that the order is shipped',
  'order.cancelled': 'that the order is cancelled',
  'order.refunded': 'that money was paid back',
  'access.granted': 'what gives access to the digital goods',
}

/** What an order still owes the outside world, as a heading: "Collecting the payment". */
export const effectWords = (effect: Pick<Effect, 'kind' | 'event'>, webShopName: string): string => {
  switch (effect.kind) {
    case 'authorise':
      return 'Having the payment authorised'
    case 'capture':
      return 'Collecting the payment'
    case 'void':
      return 'Releasing the authorised payment'
    case 'release':
      return 'Releasing what nobody collected of the payment'
    case 'refund':
      return 'Paying money back'
    case 'card':
      return 'Asking the card terminal about a payment'
    case 'reverseCard':
      return 'Giving a card its money back'
    case 'notify':
      return `Telling ${webShopName} ${effect.event === null ? 'what became of the order' : events[effect.event]}`
  }
}

/** When something that failed is tried again: "in 40 s", "in 3 min", "now". Milliseconds. */
export const retryText = (dueAt: number, now: number): string => {
  const seconds = Math.ceil((dueAt - now) / 1000)
  if (seconds <= 0) return 'now'
  return seconds < 90 ? `in ${seconds} s` : `in ${Math.round(seconds / 60)} min`
}

/** The end of a long id, enough to tell it from others on a screen. */
export const shortId = (id: string): string => (id.length <= 12 ? id : `…${id.slice(-8)}`)
