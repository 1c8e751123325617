/** A process whose data folder is on a small disk. Does the steps that it is given, and says what came of each. */
import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nodeRuntime } from '../../../../electron/host/node-runtime.ts'
import type { OpenedStore } from '../../../../electron/store/open-store.ts'
import { loadDriver } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import { foundPlainShop } from '../../../support/plain-shop.ts'
import { randomFrom } from '../../random.ts'
import { look } from '../shop/look.ts'
import { recordedStore } from '../shop/recorded-store.ts'
import { say } from '../shop/say.ts'
import { sell } from '../shop/sell.ts'
import { startShop } from '../shop/start.ts'
import { productCount } from '../shop/trade.ts'

const [folder = '', ...steps] = process.argv.slice(2)
const disk = dirname(folder)
const random = randomFrom(7)
let store: OpenedStore | null = null

const opened = (): OpenedStore => {
  if (store === null) throw new Error('The shop is not open.')
  return store
}

const sellOnce = async (): Promise<void> => {
  const adapters = { store: recordedStore(opened()), runtime: nodeRuntime, log: { info, warn: info, error: info } }
  sell({ adapters, opened: opened(), random, synced: {} })
  // What the store does between commits has its turn: without it the log grows, and where room is scarce it counts.
  await new Promise((resolve) => setImmediate(resolve))
}
const info = (): undefined => undefined

/** Somebody else's file, which takes all the room that there is. */
const fillUp = (): void => {
  const file = openSync(join(disk, 'everything'), 'w')
  const block = Buffer.alloc(1024)
  try {
    while (writeSync(file, block) > 0);
  } catch {
    // Full.
  }
  closeSync(file)
}

const doing: Record<string, () => unknown> = {
  open: async () => {
    store = await startShop(await loadDriver(), folder, existsSync(folder))
  },
  found: () => foundPlainShop({ store: recordedStore(opened()), runtime: nodeRuntime }, productCount),
  sell: async () => {
    for (let sale = 0; sale < 10; sale++) await sellOnce()
  },
  'sell until full': async () => {
    for (let sale = 0; sale < 5000; sale++) await sellOnce()
    throw new Error('The disk never became full.')
  },
  look: async () => {
    const seen = await look(opened(), {}, false)
    say({ say: 'found', found: { ...seen, calls: 0, opening: 0, checking: 0 } })
  },
  close: () => opened().close(),
  kill: () => process.kill(process.pid, 'SIGKILL'),
  'take room': () => {
    const file = openSync(join(disk, 'something'), 'w')
    writeSync(file, Buffer.alloc(2 * 1024 * 1024))
    closeSync(file)
  },
  'make room': () => {
    rmSync(join(disk, 'something'), { force: true })
    rmSync(join(disk, 'everything'), { force: true })
  },
  'fill up': fillUp,
}

for (const step of steps) {
  try {
    await doing[step]?.()
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) }
    say({ say: 'refused', step, error: name, sentence: message })
  }
}
process.exit(0)
