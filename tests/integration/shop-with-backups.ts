import { onTestFinished } from 'vitest'
import type { HostOptions } from '../../electron/host/open-host.ts'
import type { Snapshot } from '../../shared/contract/backups.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { type Client, must } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'

const id = (): string => crypto.randomUUID()
/** A product of the sample shop. */
const jam = '1491274001210'

/** Nothing is done by the clock, unless a test asks for it. */
export const never = { every: 1e9, first: 1e9, check: 1e9 }

export const aShop = async (
  options: Partial<HostOptions> = {},
  founded: 'sample' | null = 'sample',
): Promise<OpenShop> => {
  const shop = await openShop({ backupTimes: never, ...options }, founded)
  onTestFinished(() => shop.close())
  return shop
}

/** One jam, paid by card. */
export const sell = async (client: Client): Promise<Order> => {
  const { order } = await client.do('register.scan', { orderId: id(), lineId: id(), code: jam })
  const tender = { kind: 'card', reference: '' } as const
  return (await client.do('register.pay', { orderId: order.id, paymentId: id(), total: order.totals.total, tender }))
    .order
}

export const makeBackup = async (admin: Client): Promise<Snapshot> => must(await admin.ask('backups.make', {}))

/** Restores, and signs the admin in again once the shop with the restored data is open. */
export const restore = async (shop: OpenShop, admin: Client, snapshotId: string): Promise<Client> => {
  const series = async (client: Client) => (await client.now('settings.read', {})).register.series
  const before = await series(admin)
  must(await admin.ask('backups.restore', { snapshotId }))
  return reopened(shop, async (client) => (await series(client)) !== before)
}

/** A client of the admin, once the shop is open and in the state. */
export const reopened = async (shop: OpenShop, inState: (admin: Client) => Promise<boolean>): Promise<Client> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const admin = shop.connect()
    const members = await admin.ask('staff.list', {})
    const alex = Array.isArray(members) ? members.find(({ name }) => name === staff.admin) : undefined
    if (alex !== undefined) {
      const signedIn = await admin.ask('staff.signIn', { staffId: alex.id, pin: alex.samplePin ?? '' })
      if ('sessionKey' in signedIn && (await inState(admin))) return admin
    }
    admin.close()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The shop did not open again.')
}
