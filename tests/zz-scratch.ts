import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { openWitness } from '../electron/store/backup/witness.ts'
import { openStore } from '../electron/store/open-store.ts'
import { runJob } from '../electron/host/backups/run-job.ts'
import { nodeRuntime } from '../electron/host/node-runtime.ts'
import { examineFolder } from '../electron/store/backup/examine-folder.ts'
import { loadDriver } from '../electron/store/rx-storage/sqlite/driver.ts'
import { journalHash } from '../electron/order-manager/journal/append.ts'
const folder = mkdtempSync('/var/tmp/tillhouse-measure-')
try {
  const w = openWitness(`${folder}/w`)
  const times: number[] = []
  for (let i = 0; i < 200_000; i++) { const t = performance.now(); w.tell({ writes: i, progress: { sequence: i, at: Date.now(), receipt: 'R1-KE998-000123' } }); times.push(performance.now() - t) }
  w.close(); times.sort((a, b) => a - b)
  console.log('witness us p50 p99', (times[100_000] ?? 0) * 1000, (times[198_000] ?? 0) * 1000)
  const N = Number(process.argv[2])
  const store = await openStore({ folder })
  let previousHash = ''
  let t = performance.now()
  for (let i = 0; i < N; ) store.commit((tx) => {
    for (const end = Math.min(N, i + 2000); i < end; ) {
      i++
      const sealed = { id: `d:${String(i).padStart(10, '0')}`, deviceId: 'd', sequence: i, at: i, staffId: null, what: 'sale', subject: 'o', facts: { total: i }, previousHash }
      previousHash = journalHash(sealed, nodeRuntime)
      tx.put('journal', { ...sealed, hash: previousHash })
    }
    tx.put('settings', { id: 'device', kind: 'device', deviceId: 'd', registerId: 'r', lastOnlineOrder: 0, journalSequence: i, journalHash: previousHash } as never)
  })
  console.log('written s', (performance.now() - t) / 1000, 'MB', statSync(`${folder}/tillhouse.sqlite`).size / 1e6, 'rss', process.memoryUsage.rss() / 1e6)
  let most = 0, slowest = 0
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()) }, 50)
  for (const kind of ['snapshot', 'check'] as const) {
    t = performance.now()
    let done = false
    const answer = runJob(`${import.meta.dirname}/../electron/host/backups/worker.ts`, { kind, folder, at: Date.now(), reason: 'request' } as never).answer.finally(() => { done = true })
    const waits: number[] = []
    while (!done) { const b = performance.now(); store.commit((tx) => tx.put('settings', { id: 'x', kind: 'gateway', n: waits.length } as never)); waits.push(performance.now() - b); await new Promise((r) => setTimeout(r, 5)) }
    waits.sort((a, b) => a - b)
    console.log(kind, 's', (performance.now() - t) / 1000, 'commits', waits.length, 'p50', waits[waits.length >> 1], 'p99', waits[Math.floor(waits.length * 0.99)], 'max', waits.at(-1), 'rss MB', most / 1e6, JSON.stringify(await answer).slice(0, 200))
  }
  clearInterval(watch)
  await store.close()
  const open = await loadDriver()
  t = performance.now(); console.log(examineFolder(open, folder, true), 'examine ms', performance.now() - t)
} finally { rmSync(folder, { recursive: true, force: true }) }
