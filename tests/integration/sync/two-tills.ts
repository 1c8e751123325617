import { expect, onTestFinished } from 'vitest'
import type { Hub } from '../../../electron/hub/open-hub.ts'
import { eventually } from '../../contract/transports/eventually.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { codeFrom, contentOf, firstTill, inStep, joinedTill, type Till } from './tills.ts'

/** So many tills of one shop, in step, the first on a sound line and each other on one that can be cut. They end with the test. */
export const severalTills = async (
  hub: Hub,
  count: number,
): Promise<{ readonly tills: readonly Till[]; readonly lines: readonly FaultProxy[] }> => {
  const first = await firstTill(hub.url, (await hub.newOrganisation()).code)
  const tills = [first]
  const lines: FaultProxy[] = []
  onTestFinished(async () => {
    for (const { shop } of tills) await shop.close()
    for (const line of lines) await line.close()
  })
  await inStep(first)
  for (let number = 2; number <= count; number += 1) {
    const line = await openFaultProxy(hub.url, seededRandom(number))
    lines.push(line)
    tills.push(await joinedTill(line.url, await codeFrom(first), `R${number}`))
  }
  await inStep(...tills)
  return { tills, lines }
}

/** Two tills of one shop, in step; the line of the second, `south`, can be cut. They end with the test. */
export const twoTills = async (
  hub: Hub,
): Promise<{ readonly north: Till; readonly south: Till; readonly line: FaultProxy }> => {
  const { tills, lines } = await severalTills(hub, 2)
  const [north, south] = tills
  const [line] = lines
  if (north === undefined || south === undefined || line === undefined) throw new Error('There are not two tills.')
  return { north, south, line }
}

/** Waits until the tills hold the same. */
export const agree = (...tills: readonly Till[]): Promise<void> =>
  eventually(async () => {
    await inStep(...tills)
    const [first, ...others] = tills.map(({ shop }) => contentOf(shop.folder))
    for (const other of others) expect(other).toEqual(first)
  })
