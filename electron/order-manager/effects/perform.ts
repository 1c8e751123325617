import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { needsReview } from '../../../shared/domain/orders/evolve-web.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Adapters } from '../adapters.ts'
import { accessTo } from '../online/access-to.ts'
import type { PaymentGateway } from '../ports/gateway.ts'
import { theGateway, theShop, webShop } from '../settings.ts'
import { storefrontOrder } from '../storefront/views.ts'

/** What became of one attempt: entries for the order, or a problem, after which it is tried again with the same key. */
type Outcome = { readonly happenings: readonly Happening[] } | { readonly problem: string }

export const outcomeOf = async (adapters: Adapters, order: Order, effect: Effect): Promise<Outcome> => {
  switch (effect.kind) {
    case 'notify':
      return notify(adapters, order, effect)
    case 'authorise':
      return withGateway(adapters, (gateway) => authorise(adapters, gateway, order, effect))
    case 'capture':
      return withGateway(adapters, (gateway) => capture(adapters, gateway, order, effect))
    case 'void':
      return withGateway(adapters, (gateway) => giveBack(gateway, order, effect))
  }
}

/** A secret that another computer, user or keychain sealed stays shut; undefined then. */
const opened = ({ secrets, log }: Adapters, sealed: string): string | undefined => {
  try {
    return secrets.open(sealed)
  } catch (error) {
    log.warn({ error: String(error) }, 'a secret can’t be opened')
    return undefined
  }
}

const withGateway = async (
  adapters: Adapters,
  use: (gateway: PaymentGateway) => Promise<Outcome>,
): Promise<Outcome> => {
  const settings = theGateway(adapters.store)
  if (settings === undefined) return { problem: 'No merchant system is set up. Enter it under Settings.' }
  const clientSecret = opened(adapters, settings.clientSecret)
  if (clientSecret === undefined)
    return { problem: 'The secret of the merchant system can’t be opened here: enter it again under Settings.' }
  return use(adapters.gateway({ baseUrl: settings.baseUrl, clientId: settings.clientId, clientSecret }))
}

const money = ({ store }: Adapters, order: Order) => ({
  // With a part of the id: a merchant account may serve several shops, and no invoice number twice.
  orderNumber: `${order.number}-${order.id.slice(-12)}`,
  amount: order.totals.total,
  currency: order.currency,
  digits: theShop(store).digits,
})

/**
 * PayPal remembers the key of an order for six hours: asked later, it could reserve the money a second time. By then the
 * order is refused; an authorisation that nobody heard of is never captured, and runs out by itself.
 */
const longestAsked = 5 * 60 * 60_000

const authorise = async (
  adapters: Adapters,
  gateway: PaymentGateway,
  order: Order,
  effect: Effect,
): Promise<Outcome> => {
  if (adapters.runtime.now() - order.placedAt > longestAsked)
    return {
      happenings: [
        {
          type: 'paymentRefused',
          effectId: effect.id,
          code: 'merchant_unreachable',
          message: 'The merchant system could not be reached for five hours.',
        },
      ],
    }
  const answer = await gateway.authorise({
    key: effect.id,
    orderId: order.id,
    ...money(adapters, order),
    paymentToken: order.web?.paymentToken ?? '',
  })
  if (answer.outcome === 'unavailable') return { problem: answer.problem }
  if (answer.outcome === 'refused')
    return {
      happenings: [
        { type: 'paymentRefused', effectId: effect.id, code: answer.code.toLowerCase(), message: answer.message },
      ],
    }
  const { gatewayOrderId, authorisationId } = answer
  const authorised: Happening = {
    type: 'paymentAuthorised',
    effectId: effect.id,
    gatewayOrderId,
    authorisationId,
    amount: order.totals.total,
  }
  const current = adapters.store.get('orders', order.id)
  const access = current?.state === 'placed' && !needsReview(current) ? accessTo(adapters, order) : []
  return { happenings: [authorised, ...access] }
}

const authorisation = (order: Order): string => {
  const paid = order.payments.find((payment) => payment.tender === 'online')
  if (paid === undefined) throw new Error(`Order ${order.number} has no authorisation.`)
  return paid.authorisationId
}

const capture = async (adapters: Adapters, gateway: PaymentGateway, order: Order, effect: Effect): Promise<Outcome> => {
  const answer = await gateway.capture({
    key: effect.id,
    authorisationId: authorisation(order),
    ...money(adapters, order),
  })
  if (answer.outcome === 'unavailable') return { problem: answer.problem }
  // The goods are gone and the money was refused: it stays owed, and a person sees why.
  if (answer.outcome === 'refused') return { problem: answer.message }
  return {
    happenings: [
      { type: 'paymentCaptured', effectId: effect.id, captureId: answer.captureId, amount: order.totals.total },
    ],
  }
}

const giveBack = async (gateway: PaymentGateway, order: Order, effect: Effect): Promise<Outcome> => {
  const answer = await gateway.void({ key: effect.id, authorisationId: authorisation(order) })
  if (answer.outcome === 'unavailable') return { problem: answer.problem }
  if (answer.outcome === 'refused') return { problem: answer.message }
  return { happenings: [{ type: 'paymentVoided', effectId: effect.id }] }
}

const notify = async (adapters: Adapters, order: Order, effect: Effect): Promise<Outcome> => {
  const { store, messenger } = adapters
  const shop = webShop(store, order.web?.webShopId ?? '')
  if (shop === undefined || effect.event === null)
    return { problem: 'The web shop of this order is not set up any more.' }
  const secret = opened(adapters, shop.webhookSecret)
  if (secret === undefined)
    return {
      problem: `The webhook secret of ${shop.name} can’t be opened here: add the web shop again under Settings.`,
    }
  const answer = await messenger.deliver({
    url: shop.webhookUrl,
    secret,
    id: effect.id,
    at: order.updatedAt,
    type: effect.event,
    data: { order: storefrontOrder(order) },
  })
  if (answer.outcome === 'failed') return { problem: answer.problem }
  return { happenings: [{ type: 'webShopTold', effectId: effect.id, event: effect.event }] }
}
