import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Client } from '../support/client.ts'
import { runImport, sendImport } from '../support/import-file.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { catalogFile } from './catalog-csv.ts'
import { type MeasuredHost, startMeasuredHost } from './measured-host.ts'
import { type Measured, measured } from './statistics.ts'

const stocked = 1_000
const warmUp = 2_000
const alone = 5_000

/**
 * What a cashier who sells without pause waits for each scan and each payment while a file of so many rows is brought in,
 * beside the same without one, in the same run of the same host: a process of its own, asked over WebSocket. And for how
 * long the host's one thread was held at the longest, which a sale could have had to wait.
 */
export const benchImportWait = async (rows: number): Promise<Measured[]> => {
  const file = Buffer.from(catalogFile(rows))
  const importId = crypto.randomUUID()
  const quiet = await withHost(async (host) => {
    const office = await host.signedIn()
    await sendImport(office, importId, file)
    return timeOf(() => runImport(office, importId))
  })
  return withHost(async (host) => {
    const [cashier, office] = [await host.signedIn(), await host.signedIn()]
    const watched = async (work: () => Promise<unknown>) => {
      await host.holds()
      return { ...(await sellWhile(cashier, work)), ...(await host.holds()) }
    }
    await sellWhile(cashier, () => pause(warmUp))
    const without = await watched(() => pause(alone))
    const sending = await watched(() => sendImport(office, importId, file))
    const during = await watched(() => runImport(office, importId))
    const name = `${rows.toLocaleString('en')} rows`
    const waits = { name: 'no import', times: without.waits }
    const holds = { name: 'no import', times: [without.longest] }
    return [
      measured(`a scan or payment, import of ${name}`, during.waits, waits),
      measured('… while its file is sent and read', sending.waits, waits),
      measured(`longest hold of the host, import of ${name}`, [during.longest], holds),
      measured('… while its file is sent and read', [sending.longest], holds),
      measured(`import of ${name} beside a cashier`, [during.took], { name: 'nobody sells', times: [quiet] }),
    ]
  })
}

const withHost = async <T>(use: (host: MeasuredHost) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-bench-'))
  const store = await openStore({ folder })
  await foundPlainShop({ store, runtime: nodeRuntime }, stocked)
  await store.close()
  const host = await startMeasuredHost(folder)
  try {
    return await use(host)
  } finally {
    await host.end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const pause = (milliseconds: number) => new Promise<void>((settle) => setTimeout(settle, milliseconds))

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Sells without a pause until the work has ended: what each answer was waited for, in milliseconds. */
const sellWhile = async (cashier: Client, work: () => Promise<unknown>): Promise<{ waits: number[]; took: number }> => {
  const waits: number[] = []
  const timed = async <T>(ask: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const answer = await ask()
    waits.push(performance.now() - begun)
    return answer
  }
  const state = { working: true }
  const begun = performance.now()
  const working = work().finally(() => {
    state.working = false
  })
  for (let sale = 0; state.working; sale++) {
    const orderId = crypto.randomUUID()
    let total = 0
    for (let line = 0; line < 3; line++) {
      const code = `SKU-${(sale * 3 + line) % stocked}`
      const { order } = await timed(() => cashier.do('register.scan', { orderId, lineId: crypto.randomUUID(), code }))
      total = order.totals.total
    }
    await timed(() =>
      cashier.do('register.pay', {
        orderId,
        paymentId: crypto.randomUUID(),
        total,
        tender: { kind: 'card', reference: '1' },
      }),
    )
  }
  await working
  return { waits, took: performance.now() - begun }
}
