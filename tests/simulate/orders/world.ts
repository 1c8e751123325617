import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { scopes } from '../../../shared/domain/settings/web-shop.ts'
import { freePort } from '../../faults/free-port.ts'
import { connectStaff, type StaffClient } from '../../faults/staff-client.ts'
import { Till } from '../../faults/till.ts'
import { must } from '../../support/client.ts'
import { foundPlainShop, plainPin } from '../../support/plain-shop.ts'
import { memoryFolder, temporaryFolder } from '../../support/temporary-folder.ts'
import { catalog } from './buying.ts'
import { hearGateways, type Outside, openOutside, webhookId } from './outside.ts'

/** The order manager as a process that can be killed, and the world around it. */
export interface World {
  /** The order manager's data. */
  readonly folder: string
  readonly outside: Outside
  readonly till: Till
  /** Someone who may do everything, whose till comes and goes. */
  readonly client: () => StaffClient
  readonly close: () => Promise<void>
}

/** No order of ours may wait for its web shop's pace. */
const perMinute = 1_000_000

/** @param opening thousandths of each product in the warehouse */
export const openWorld = async (shopCount: number, opening: number): Promise<World> => {
  const [place, books] = [temporaryFolder(), memoryFolder()]
  const closers: (() => unknown)[] = [place.remove, books.remove]
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).toReversed()) await one()
  }
  try {
    const folder = join(place.path, 'shop')
    mkdirSync(folder)
    const outside = await openOutside(books.path, shopCount)
    closers.push(outside.close)
    const store = await openStore({ folder })
    const { goods, digital } = catalog
    await foundPlainShop({ store, runtime: nodeRuntime }, goods + digital, { opening, digital })
    await store.close()

    const till = new Till(folder, await freePort())
    closers.push(() => till.end('SIGKILL'))
    if (!(await till.start().ready)) throw new Error('The order manager did not start.')
    const client = (): StaffClient => {
      const connected = connectStaff(() => till.opened(), 'Bea', plainPin)
      closers.push(connected.close)
      return connected
    }
    await setUp(client(), outside, new URL(till.url).origin)
    return { folder, outside, till, client, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What the owner does under Settings. */
const setUp = async (client: StaffClient, outside: Outside, orderManager: string): Promise<void> => {
  const { paypal, stripe, iso8583 } = outside
  const ways = {
    paypal: { baseUrl: paypal.url, clientId: paypal.clientId, clientSecret: paypal.clientSecret, webhookId },
    stripe: { baseUrl: stripe.url, secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret },
    iso8583: {
      host: '127.0.0.1',
      port: String(iso8583.port),
      merchantId: iso8583.merchantId,
      terminalId: iso8583.terminalId,
    },
    bankTransfer: { days: '7' },
    invoice: { days: '30' },
    cashOnDelivery: {},
  }
  for (const [provider, fields] of Object.entries(ways))
    must(await client.ask('settings.setGateway', { id: provider, name: provider, active: true, provider, fields }))
  must(await client.ask('settings.setOrderRules', orderRules(false)))
  for (const shop of outside.shops) {
    const [webShopId, id] = [crypto.randomUUID(), crypto.randomUUID()]
    const { name, webhookUrl } = shop
    const { webhookSecret } = must(await client.ask('settings.addWebShop', { id: webShopId, name, webhookUrl }))
    const wanted = { webShopId, id, name: 'Quick', scopes: [...scopes], perMinute }
    const { apiKey } = must(await client.ask('settings.makeKey', wanted))
    shop.connect({ orderManager, apiKey, webhookSecret })
  }
  await hearGateways(outside, orderManager)
}

/** Large orders are looked at; what is not there is refused, or waited for. */
export const orderRules = (backOrders: boolean) => ({
  reviewLimit: 10,
  riskRules: [{ kind: 'amountOver' as const, score: 20, amount: 1300 }],
  backOrders,
  backOrderDays: 7,
})
