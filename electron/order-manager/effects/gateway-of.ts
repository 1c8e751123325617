import type { Sharing } from '../../../shared/domain/orders/decide-split.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Gateway } from '../../../shared/domain/settings/gateway.ts'
import type { Adapters } from '../adapters.ts'
import type { PaymentGateway } from '../ports/gateway.ts'
import { gatewayOf } from '../settings.ts'

/** A gateway that can be asked, or why not, for a person. */
export type Opened = { readonly gateway: PaymentGateway } | { readonly problem: string }

/** The gateway that an order is paid by. */
export const gatewayOfOrder = (adapters: Adapters, order: Order): Opened => {
  const settings = gatewayOf(adapters.store, order)
  return settings === undefined
    ? { problem: 'No merchant system is set up. Enter it under Settings.' }
    : openGateway(adapters, settings)
}

/** How orders can share what one of them is paid by; null where they can't, or nobody knows the way to pay any more. */
export const sharingOf = (
  { store, gateways }: Pick<Adapters, 'store'> & { readonly gateways: Pick<Adapters['gateways'], 'kinds'> },
  order: Order,
): Sharing | null => {
  const provider = gatewayOf(store, order)?.provider
  return gateways.kinds.find((one) => one.provider === provider)?.sharing ?? null
}

/** Opens a gateway with its secrets. A secret that another computer, user or keychain sealed stays shut. */
export const openGateway = ({ gateways, secrets, log }: Adapters, { name, provider, fields }: Gateway): Opened => {
  const kind = gateways.kinds.find((one) => one.provider === provider)
  if (kind === undefined) return { problem: `${name}: this version does not know how it is spoken to.` }
  const opened: Record<string, string> = {}
  for (const field of kind.fields) {
    const kept = fields[field.name] ?? ''
    try {
      opened[field.name] = field.kind === 'secret' && kept !== '' ? secrets.open(kept) : kept
    } catch (error) {
      log.warn({ error: String(error) }, 'a secret can’t be opened')
      return { problem: `The secret of ${name} can’t be opened here: enter it again under Settings.` }
    }
  }
  const gateway = gateways.open(provider, opened)
  return gateway === undefined ? { problem: `${name} can’t be opened.` } : { gateway }
}

/** The part of an order's id that stands in its reference: numbers alone are given by more than one shop. */
export const idInReference = (orderId: string): string => orderId.slice(-12)

/** What every request about an order's money says of the order. */
export const namesOf = (order: Pick<Order, 'id' | 'number'>) => ({
  orderId: order.id,
  // With a part of the id: a merchant account may serve several shops, and no invoice number twice.
  orderNumber: `${order.number}-${idInReference(order.id)}`,
})
