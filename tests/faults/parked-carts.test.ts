import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, expect, test } from 'vitest'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { lastParking } from '../../shared/domain/orders/decide-parking.ts'
import { must } from '../support/client.ts'
import { foundPlainShop, plainPin } from '../support/plain-shop.ts'
import { freePort } from './free-port.ts'
import { connectStaff } from './staff-client.ts'
import { Till } from './till.ts'

const folder = mkdtempSync(join(tmpdir(), 'tillhouse-parked-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rounds = 8
const id = uuidv7

test(`PEERS 2 and 6: of the carts that were parked before each of ${rounds} pulled plugs, none is lost`, async () => {
  const store = await openStore({ folder })
  await foundPlainShop({ store, runtime: nodeRuntime }, 20)
  await store.close()
  const till = new Till(folder, await freePort())
  expect(await till.start().ready).toBe(true)
  const staff = connectStaff(() => till.opened(), 'Bea', plainPin)
  /** In the order of their ids, which is that of time. */
  const parked: string[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (let cart = 0; cart < 3; cart += 1) {
        const [orderId, name] = [id(), `Cart ${round}.${cart}`]
        must(await staff.ask('register.scan', { orderId, lineId: id(), code: `SKU-${cart}` }))
        must(await staff.ask('register.park', { orderId, name }))
        parked.push(name)
      }
      await till.end('SIGKILL')
      const disk = await openStore({ folder })
      const carts = disk.find('orders', { selector: { state: 'parked' } })
      await disk.close()
      expect(carts.map((cart) => lastParking(cart)?.name)).toEqual(parked)
      expect(carts.every(({ lines, totals }) => lines.length === 1 && totals.total > 0)).toBe(true)
      expect(await till.start().ready).toBe(true)
    }
  } finally {
    staff.close()
    await till.end('SIGKILL')
  }
}, 120_000)
