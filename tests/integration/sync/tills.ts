import { DatabaseSync } from 'node:sqlite'
import type { AskedTender } from '../../../shared/contract/tenders.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { type Synced, travels } from '../../../shared/domain/sync/rules.ts'
import type { Client } from '../../support/client.ts'
import { openRegisterAs } from '../../support/open-register.ts'
import { type OpenShop, openShop, staff } from '../../support/open-shop.ts'

const id = (): string => crypto.randomUUID()
const jam = '1491274001210'

export interface Till {
  readonly shop: OpenShop
  readonly cashier: Client
  /** A cart of so many jars of jam. */
  readonly fill: (jars: number) => Promise<Order>
  /** Pays all that is due on a cart. */
  readonly pay: (orderId: string, tender: AskedTender) => Promise<Order>
  /** Sells so many jars of jam for cash. */
  readonly sell: (jars?: number) => Promise<Order>
}

export const tillOf = (shop: OpenShop, cashier: Client): Till => {
  const cartOf = async (orderId: string): Promise<Order> => {
    const { cart } = await cashier.now('register.current', {}, (value) => value.cart?.id === orderId)
    if (cart === null) throw new Error('There is no cart.')
    return cart
  }
  const fill: Till['fill'] = async (jars) => {
    const orderId = id()
    for (let jar = 0; jar < jars; jar += 1) await cashier.do('register.scan', { orderId, lineId: id(), code: jam })
    return cartOf(orderId)
  }
  const pay: Till['pay'] = async (orderId, tender) => {
    const { totals } = await cartOf(orderId)
    return (await cashier.do('register.pay', { orderId, paymentId: id(), total: totals.total, tender })).order
  }
  return {
    shop,
    cashier,
    fill,
    pay,
    sell: async (jars = 1) => {
      const { id: orderId, totals } = await fill(jars)
      return pay(orderId, { kind: 'cash', given: totals.total })
    },
  }
}

/** The sample shop, whose till is the hub's first. */
export const firstTill = async (url: string, code: string): Promise<Till> => {
  const shop = await openShop()
  const admin = await shop.signedIn(staff.admin)
  await admin.do('hub.pair', { url, code })
  return tillOf(shop, await shop.signedIn(staff.cashier))
}

/** A code for one more till, from the first. */
export const codeFrom = async (till: Till): Promise<string> =>
  (await (await till.shop.signedIn(staff.admin)).do('hub.code', { role: 'till' })).code

/** A new till that takes the shop over, and opens its register. */
export const joinedTill = async (url: string, code: string, prefix: string): Promise<Till> => {
  const shop = await openShop({}, null)
  await shop.connect().do('hub.join', { url, code, register: { name: `Register ${prefix}`, prefix } })
  const cashier = await shop.signedIn(staff.cashier)
  await openRegisterAs(cashier)
  return tillOf(shop, cashier)
}

/** Everything that tills must agree on, as text: documents by collection and id, and what is on hand. */
export const contentOf = (folder: string): Record<string, string> => {
  const database = new DatabaseSync(`${folder}/tillhouse.sqlite`, { readOnly: true })
  const tables = ['products', 'customers', 'orders', 'movements', 'ledgers', 'staff', 'journal', 'shifts', 'settings']
  const content: Record<string, string> = {}
  for (const table of tables)
    for (const row of database.prepare(`SELECT data FROM "${table} 0" WHERE deleted = 0`).all()) {
      const document = JSON.parse(Buffer.from(row['data'] as Uint8Array).toString('utf8')) as Synced
      if (travels(table, document)) content[`${table}/${document.id}`] = canonical(document)
    }
  for (const row of database.prepare('SELECT * FROM stock_levels').all())
    content[`level/${String(row['variant'])}/${String(row['location'])}`] = canonical(row)
  database.close()
  return content
}

export const inStep = async (...tills: readonly Till[]): Promise<void> => {
  for (const { cashier } of tills)
    await cashier.now(
      'hub.state',
      {},
      ({ line, waiting, progress }) => line === 'online' && waiting === 0 && progress === null,
    )
}
