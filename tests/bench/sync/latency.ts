import { codeFrom, firstTill, inStep, joinedTill } from '../../integration/sync/tills.ts'
import { staff } from '../../support/open-shop.ts'
import { type Measured, measured } from '../statistics.ts'
import type { MeasuredHub } from './measured-hub.ts'

/** From a sale's receipt at one till to its order on another till's screen, both and the hub on this machine. */
export const benchLatency = async (hub: MeasuredHub, sales: number): Promise<Measured> => {
  const north = await firstTill(hub.url, hub.code)
  await inStep(north)
  const south = await joinedTill(hub.url, await codeFrom(north), 'R2')
  const reader = await south.shop.signedIn(staff.admin)
  await inStep(north, south)
  const times: number[] = []
  for (let sale = 0; sale < sales; sale += 1) {
    const { id } = await north.sell()
    const start = performance.now()
    await reader.now('orders.read', { orderId: id }, (detail) => detail?.state === 'completed')
    times.push(performance.now() - start)
  }
  await north.shop.close()
  await south.shop.close()
  return measured(`from a sale to the other till, over ${hub.database}`, times)
}
