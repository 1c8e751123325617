import { withTip } from '../../../shared/domain/money/tip.ts'
import type { CardIntent, CardSlip } from '../../../shared/domain/orders/card-intent.ts'
import { decideCardAsk, decideCardGiveUp } from '../../../shared/domain/orders/decide-card.ts'
import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import type { Outcome } from '../effects/outcome.ts'
import { cardsInUse } from '../ledgers/write.ts'
import { appendEntries } from '../orders/write.ts'
import type { CardOutcome, CardRequest, CardStatus, CardUnknown } from '../ports/card-terminal.ts'
import { type CartAnswer, cartIn } from '../register/cart.ts'
import { tipsRefusal } from '../register/tenders.ts'
import { usedPromotions } from '../register/used-promotions.ts'
import { payoutFits } from '../returns/close.ts'
import { theShop } from '../settings.ts'
import { notLeftHere } from '../shares/left-here.ts'
import { noShift } from '../shifts/shifts.ts'
import { openShift } from '../shifts/write.ts'
import { bookCard, bookReversal, giveBack } from './book.ts'
import { requestOf, reversalOf, saleIdOf } from './card-requests.ts'
import { originalOf } from './original.ts'
import { theTerminal } from './the-terminal.ts'

/** Milliseconds between two questions, before "never heard of it" is believed. */
const askedTwice = 2000

interface AskRequest {
  readonly orderId: string
  readonly paymentId: string
  readonly total: number
  readonly amount?: number
  readonly tip?: number
}

/**
 * Card payments on the terminal. The intent is on the disk before the terminal is asked, and it is asked once: by the
 * process that wrote the intent. After that, and after a crash, it is only asked what became of it.
 */
export const createCardDesk = (adapters: Adapters) => {
  const { store, runtime, log } = adapters
  /** Requests that this process sent and has had no answer to, by payment. */
  const underWay = new Map<string, { request: CardRequest; answer: Promise<CardOutcome | CardUnknown> }>()

  const truth = async (request: CardRequest, poiId: string): Promise<CardStatus> => {
    const found = theTerminal(adapters)
    if ('problem' in found) return { outcome: 'unknown', problem: found.problem }
    if (found.poiId !== poiId)
      return {
        outcome: 'unknown',
        problem: `The payment was asked of the card terminal ${poiId}, which is not set up.`,
      }
    const told = await found.terminal.status(request)
    if (told.outcome !== 'notFound') return told
    await new Promise<void>((resolve) => runtime.after(askedTwice, resolve))
    return found.terminal.status(request)
  }

  const slipOf = (intent: CardIntent, told: Extract<CardOutcome, { transaction: unknown }>): CardSlip => ({
    transaction: told.transaction,
    saleId: intent.saleId,
    poiId: intent.poiId,
    brand: told.outcome === 'approved' ? told.brand : '',
    lastFour: told.outcome === 'approved' ? told.lastFour : '',
    authorisationCode: told.outcome === 'approved' ? told.authorisationCode : '',
    ...withTip(told.outcome === 'approved' ? told.tip : 0),
  })

  const ask = async (order: Order, intent: CardIntent): Promise<Outcome> => {
    const known = intent.slip
    if (known !== undefined)
      return {
        book: (transaction, current) => bookCard(transaction, runtime, current, intentIn(current, intent), known),
      }
    const sent = underWay.get(intent.paymentId)
    const told = await (sent?.answer ?? truth(requestOf(store, order, intent), intent.poiId))
    underWay.delete(intent.paymentId)
    const { paymentId, effectId } = intent
    const failed = (code: string, message: string): Outcome => ({
      happenings: [{ type: 'cardPaymentFailed', paymentId, effectId, code, message }],
    })
    switch (told.outcome) {
      case 'approved':
        return {
          book: (transaction, current) =>
            bookCard(transaction, runtime, current, intentIn(current, intent), slipOf(intent, told)),
        }
      case 'mismatch':
        return {
          book: (transaction, current) =>
            giveBack(transaction, runtime, current, intentIn(current, intent), slipOf(intent, told), told.message),
        }
      case 'failed':
        return failed(told.code, told.message)
      case 'notFound':
        return failed('not_received', 'The card terminal never got the payment. Nothing was charged.')
      case 'inProgress':
        return { problem: 'The card terminal is still working on it.' }
      case 'unknown':
        return { problem: told.problem }
    }
  }

  const reverse = async (order: Order, intent: CardIntent, slip: CardSlip): Promise<Outcome> => {
    const request = reversalOf(store, order, intent, slip)
    let told = await truth(request, intent.poiId)
    if (told.outcome === 'notFound') {
      const found = theTerminal(adapters)
      if ('problem' in found) return { problem: found.problem }
      told = await found.terminal.send(request)
    }
    switch (told.outcome) {
      case 'approved':
      case 'mismatch':
        return {
          book: (transaction, current) => bookReversal(transaction, runtime, current, intent, told.transaction.id),
        }
      case 'failed': {
        const { paymentId, effectId } = intent
        // What never left this computer may be asked for again under the same name.
        if (told.code === 'not_reached') return { problem: told.message }
        const dueAt = runtime.now() + 60_000
        return { happenings: [{ type: 'cardReversalFailed', paymentId, effectId, problem: told.message, dueAt }] }
      }
      case 'unknown':
        return { problem: told.problem }
      default:
        return { problem: 'The card terminal is still giving the money back.' }
    }
  }

  /** Everything that can be refused is refused before anything is charged. */
  const decide = (order: Order, { paymentId, total, amount, tip = 0 }: AskRequest, poiId: string) => {
    if (order.state === 'draft' && order.totals.total !== total)
      return refuse('total_changed', 'The total has changed since it was shown. Check it and charge the card again.')
    if (openShift(store) === undefined) return noShift
    const noTips = tipsRefusal(store, tip)
    if (noTips !== null) return noTips
    const used = usedPromotions(store, order)
    if (isRefusal(used)) return used
    const no = cardsInUse(store, order) ?? notLeftHere(store, order)
    if (no !== null) return no
    const wanted = amount ?? dueOf(order)
    const original = originalOf(store, order, wanted, poiId)
    const happenings = decideCardAsk(order, wanted, {
      paymentId,
      saleId: saleIdOf(store),
      poiId,
      digits: theShop(store).digits,
      tip,
      ...(original === undefined ? {} : { original }),
    })
    if (isRefusal(happenings) || happenings.length === 0) return happenings
    return payoutFits(store, order, { id: paymentId, tender: 'card', amount: wanted, reference: '' }) ?? happenings
  }

  return {
    /** Refuses `unknown_order`, `no_card_terminal`, `total_changed`, `no_shift`, `coupon_used_up`, `card_in_use`, `not_left`, `tips_off`, and as `decideCardAsk` and `payoutFits`. */
    ask: (staffId: string | null, wanted: AskRequest): CartAnswer => {
      const found = theTerminal(adapters)
      if ('problem' in found) return refuse('no_card_terminal', found.problem)
      const answer = store.commit((transaction): CartAnswer & { readonly asked?: boolean } => {
        const order = cartIn(transaction, wanted.orderId)
        if (isRefusal(order)) return order
        const happenings = decide(order, wanted, found.poiId)
        if (isRefusal(happenings)) return happenings
        const asked = happenings.length > 0
        return { order: appendEntries(transaction, runtime, staffId, order, happenings), asked }
      })
      if (isRefusal(answer) || answer.asked !== true) return answer
      const intent = answer.order.cards?.find(({ paymentId }) => paymentId === wanted.paymentId)
      if (intent !== undefined) {
        const request = requestOf(store, answer.order, intent)
        const sent = found.terminal.send(request).catch((error: unknown): CardUnknown => {
          log.error({ error: String(error) }, 'the card terminal could not be asked')
          return { outcome: 'unknown', problem: 'Something went wrong on this computer; the log says what.' }
        })
        underWay.set(intent.paymentId, { request, answer: sent })
      }
      return { order: answer.order }
    },

    /** Asks the terminal to stop; what becomes of the payment is told where it was asked. */
    abort: async (orderId: string, paymentId: string): Promise<Record<string, never> | Refusal> => {
      const order = store.get('orders', orderId)
      const intent = order?.cards?.find((one) => one.paymentId === paymentId)
      const found = theTerminal(adapters)
      if (order === undefined || intent === undefined || 'problem' in found) return {}
      await found.terminal.abort(underWay.get(paymentId)?.request ?? requestOf(store, order, intent))
      return {}
    },

    giveUp: (staffId: string | null, orderId: string, paymentId: string): CartAnswer =>
      store.commit((transaction) => {
        const order = cartIn(transaction, orderId)
        if (isRefusal(order)) return order
        const happenings = decideCardGiveUp(order, paymentId)
        if (isRefusal(happenings)) return happenings
        return { order: appendEntries(transaction, runtime, staffId, order, happenings) }
      }),

    /** What an order owes its card terminal: an answer, or the card its money. */
    perform: (order: Order, effect: Effect): Promise<Outcome> => {
      const intent = order.cards?.find(({ effectId }) => effectId === effect.id)
      if (intent === undefined) return Promise.resolve({ problem: 'Nothing is known of this card payment.' })
      if (effect.kind === 'card') return ask(order, intent)
      return intent.slip === undefined
        ? Promise.resolve({ problem: 'Nothing is known of this card payment.' })
        : reverse(order, intent, intent.slip)
    },
  }
}
export type CardDesk = ReturnType<typeof createCardDesk>

/** As it is now: it may have been given up while the terminal was asked. */
const intentIn = ({ cards = [] }: Order, intent: CardIntent): CardIntent =>
  cards.find(({ paymentId }) => paymentId === intent.paymentId) ?? intent
