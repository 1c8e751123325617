import { expect, onTestFinished } from 'vitest'
import type { Hub } from '../../../electron/hub/open-hub.ts'
import { eventually } from '../../contract/transports/eventually.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { codeFrom, contentOf, firstTill, inStep, joinedTill, type Till } from './tills.ts'

/** Two tills of one shop, in step; the line of the second, `south`, can be cut. They end with the test. */
export const twoTills = async (
  hub: Hub,
): Promise<{ readonly north: Till; readonly south: Till; readonly line: FaultProxy }> => {
  const line = await openFaultProxy(hub.url, seededRandom(1))
  const north = await firstTill(hub.url, (await hub.newOrganisation()).code)
  await inStep(north)
  const south = await joinedTill(line.url, await codeFrom(north), 'R2')
  await inStep(north, south)
  onTestFinished(async () => {
    await north.shop.close()
    await south.shop.close()
    await line.close()
  })
  return { north, south, line }
}

/** Waits until the tills hold the same. */
export const agree = (...tills: readonly Till[]): Promise<void> =>
  eventually(async () => {
    await inStep(...tills)
    const [first, ...others] = tills.map(({ shop }) => contentOf(shop.folder))
    for (const other of others) expect(other).toEqual(first)
  })
