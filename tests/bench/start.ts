import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { Till } from '../faults/till.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { type Measured, measured } from './statistics.ts'

const starts = 15

/** From the start of the process to the line that says that it can take a sale, on a shop of 10,000 products; beside an empty Node. */
export const benchStart = async (): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-bench-'))
  const store = await openStore({ folder })
  await foundPlainShop({ store, runtime: nodeRuntime }, 10_000)
  await store.close()
  const till = new Till(folder, 0)
  const times: number[] = []
  for (let round = 0; round < starts; round++) {
    const begin = performance.now()
    if (!(await till.start().ready)) throw new Error('the till did not start')
    times.push(performance.now() - begin)
    await till.end('SIGTERM')
  }
  rmSync(folder, { recursive: true })
  return measured('start to ready, 10,000 products', times, { name: 'an empty Node', times: emptyNode() })
}

const emptyNode = (): number[] =>
  Array.from({ length: starts }, () => {
    const begin = performance.now()
    spawnSync(process.execPath, ['-e', ''])
    return performance.now() - begin
  })
