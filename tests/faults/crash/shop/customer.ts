import { createCart } from '../../../../electron/order-manager/register/cart.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { aCustomer } from '../../../support/with-points.ts'
import { type Trade, taken } from './trade.ts'

const ada = 'ada'

/** The cart is of the one customer that the shop knows, who earns points with it and may pay with them. */
export const forAda = ({ adapters }: Trade, { id }: Order): Order => {
  if (adapters.store.get('customers', ada) === undefined) aCustomer(adapters, ada, 'Ada Byrne')
  return taken(createCart(adapters).setCustomer(null, id, ada)).order
}
