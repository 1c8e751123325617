import type { Adapters } from '../../electron/order-manager/adapters.ts'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { usualTenders } from '../../shared/domain/settings/tender-rules.ts'
import { must } from './client.ts'

type Shop = Pick<Adapters, 'store' | 'runtime'>

/** The shop gives a point for so much that is paid, in minor units, from now on; 0 gives none. */
export const givePoints = ({ store }: Shop, per: number): void =>
  store.commit((transaction) =>
    transaction.put('settings', { ...usualTenders, points: per > 0, pointsPer: Math.max(per, 1) }),
  )

export const aCustomer = ({ store }: Shop, id: string, name: string): void =>
  store.commit((transaction) =>
    transaction.put('customers', {
      ...{ id, name, email: '', phone: '', card: '', group: '', taxExempt: false, note: '' },
      ...{ createdAt: 1, updatedAt: 1 },
    }),
  )

export const forCustomer = (shop: Shop, order: Order, customerId: string | null): Order =>
  must(createCart(shop).setCustomer('mia', order.id, customerId)).order
