import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { createCart } from '../../../electron/order-manager/register/cart.ts'
import { createPay } from '../../../electron/order-manager/register/pay.ts'
import { theShop } from '../../../electron/order-manager/settings.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'
import type { RegisterCommand } from '../../../shared/domain/orders/decide-register.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { PromotionSetting } from '../../../shared/domain/settings/settings.ts'
import { must } from '../../support/client.ts'
import { foundPlainShop } from '../../support/plain-shop.ts'

const customer = (id: string, fields: Partial<CustomerRecord>): CustomerRecord => ({
  ...{
    id,
    name: id,
    email: '',
    phone: '',
    card: '',
    group: '',
    taxExempt: false,
    note: '',
    createdAt: 0,
    updatedAt: 0,
  },
  ...fields,
})
const promotion = (id: string, fields: Partial<PromotionSetting>): PromotionSetting => ({
  ...{ id, kind: 'promotion', name: id, minimum: null, combinable: true, from: null, until: null },
  ...{ code: null, limit: null, used: 0, customerGroup: null, reward: { kind: 'orderPercent', ppm: 100_000 } },
  ...fields,
})

/** Sales with all that may make a price: two taxes, promotions, a coupon, a discount on the order, price lists, exemption. */
export const tradeAtPrices = async (folder: string): Promise<void> => {
  const store = await openStore({ folder })
  const runtime = { ...nodeRuntime, hashPin: async () => 'none' }
  await foundPlainShop({ store, runtime }, 12)
  const id = runtime.newId
  store.commit((transaction) => {
    const shop = theShop(transaction)
    const [standard] = shop.taxRates
    if (standard === undefined) throw new Error('The shop has no rate.')
    const levy = { id: 'levy', name: 'Levy', ppm: 20_000, compound: true, perUnit: 5 }
    transaction.put('settings', { ...shop, taxRates: [{ ...standard, also: ['levy'] }, levy] })
    transaction.put('settings', promotion('Two for one', { reward: twoForOne }))
    transaction.put('settings', promotion('Coupon', { code: 'TEN' }))
    transaction.put('settings', {
      ...{ id: 'trade', kind: 'priceList', name: 'Trade', from: null, until: null },
      ...{ customerGroup: 'Trade', prices: {}, ppmOff: 150_000 },
    })
    transaction.put('customers', customer('trader', { group: 'Trade' }))
    transaction.put('customers', customer('embassy', { taxExempt: true, taxReference: 'E-1' }))
  })
  const cart = createCart({ store, runtime })
  const sell = (codes: readonly string[], customerId: string | null, ...commands: readonly RegisterCommand[]): void => {
    const orderId = id()
    const orders: Order[] = codes.map((code) => must(cart.scan('mia', orderId, id(), code)).order)
    if (customerId !== null) orders.push(must(cart.setCustomer('mia', orderId, customerId)).order)
    for (const command of commands) orders.push(must(cart.change('mia', orderId, command)).order)
    const total = orders.at(-1)?.totals.total ?? 0
    const tender = { kind: 'card', reference: '1' } as const
    must(createPay({ store, runtime })('mia', { orderId, paymentId: id(), total, tender }))
  }
  sell(['SKU-1', 'SKU-1', 'SKU-2'], null)
  sell(['SKU-3', 'SKU-4'], null, { type: 'enterCoupon', code: 'TEN' })
  sell(['SKU-5', 'SKU-6'], null, { type: 'discountOrder', discount: { kind: 'amount', amount: 31 } })
  sell(['SKU-7', 'SKU-8'], 'trader')
  sell(['SKU-9', 'SKU-10'], 'embassy')
  await store.close()
}

const twoForOne: PromotionSetting['reward'] = {
  ...{ kind: 'buyGet', buy: { kind: 'everything' }, buyUnits: 1, get: null, getUnits: 1, ppm: 1_000_000 },
}
