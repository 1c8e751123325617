/** The process that is killed: waits for its orders on stdin, opens the shop, says what it finds there, and trades. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { nodeRuntime } from '../../../../electron/host/node-runtime.ts'
import type { OpenedStore } from '../../../../electron/store/open-store.ts'
import { loadDriver } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import { foundPlainShop } from '../../../support/plain-shop.ts'
import { randomFrom } from '../../random.ts'
import type { Go } from '../protocol.ts'
import { actAtRandom, actCheckpoint } from './actions.ts'
import { brokenDriver } from './broken-drivers.ts'
import { FailPoints } from './fail-points.ts'
import { startKiller } from './killer-thread.ts'
import { look } from './look.ts'
import { recordedStore } from './recorded-store.ts'
import { say } from './say.ts'
import { startShop } from './start.ts'
import { productCount, type Trade } from './trade.ts'

const quiet = { info: () => undefined, warn: () => undefined }

const run = async (go: Go): Promise<void> => {
  const { failAt } = go
  const strikes = failAt?.at === 'during COMMIT' || failAt?.at === 'during a checkpoint'
  const points = new FailPoints(failAt, strikes ? await startKiller() : null)
  const runtimeDriver = await loadDriver()
  const driver = points.around(go.driver === 'honest' ? runtimeDriver : brokenDriver(go.driver, runtimeDriver))

  const random = randomFrom(go.seed)
  for (let opening = 0; opening < (go.trade?.openings ?? 1); opening++) {
    // What a broken driver loses is to be found by the log, not by the store's own witness.
    if (go.driver !== 'honest') rmSync(join(go.folder, 'witness'), { force: true })
    const begin = performance.now()
    const opened = await startShop(driver, go.folder, go.known || opening > 0)
    const { calls } = points
    const open = performance.now()
    const seen = await look(opened, go.synced, go.deep)
    const checked = performance.now()
    say({ say: 'found', found: { ...seen, calls, opening: open - begin, checking: checked - open } })
    points.beginTrading()
    await trade(opened, random, go)
    await opened.close()
  }
  say({ say: 'closed' })
}

const trade = async (opened: OpenedStore, random: Trade['random'], go: Go): Promise<void> => {
  const error = (facts: object): never => {
    throw new Error(JSON.stringify(facts))
  }
  const store = recordedStore(opened)
  // Nobody signs in here: a PIN's hash may be cheap.
  const runtime = { ...nodeRuntime, hashPin: async (pin: string) => nodeRuntime.sha256(pin) }
  const here: Trade = {
    adapters: { store, runtime, log: { ...quiet, error } },
    opened,
    random,
    synced: { ...go.synced },
  }
  say({ say: 'trading' })
  if (opened.get('settings', 'shop') === undefined) await foundPlainShop(here.adapters, productCount)
  for (let done = 0; done < (go.trade?.actions ?? Number.POSITIVE_INFINITY); done++) {
    await actAtRandom(here)
    if (go.failAt?.at === 'during a checkpoint') await actCheckpoint(here)
  }
}

say({ say: 'loaded' })
createInterface({ input: process.stdin }).once('line', (line) => {
  run(JSON.parse(line) as Go)
    .then(() => process.exit(0))
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    })
})
