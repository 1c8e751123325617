import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { noPostgres, startPostgres } from '../../support/postgres.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const program = resolve(import.meta.dirname, '../../../electron/hub/main.ts')

export interface MeasuredHub {
  readonly url: string
  /** For the first device. */
  readonly code: string
  /** `PostgreSQL` or `PGlite`. */
  readonly database: string
  /** Megabytes that its process has in memory. */
  readonly memory: () => number
  readonly end: () => Promise<void>
}

/** A hub as a process of its own, on PostgreSQL where its binaries are found. */
export const startMeasuredHub = async (): Promise<MeasuredHub> => {
  const folder = temporaryFolder()
  const server = noPostgres === null ? await startPostgres() : null
  const hub: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, '--data', folder.path, '--port', '0', '--with-parent'],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...(server && { DATABASE_URL: server.url }) } },
  )
  const ended = once(hub, 'close')
  const line = await new Promise<string>((said, failed) => {
    if (hub.stdout !== null) createInterface({ input: hub.stdout }).once('line', said)
    hub.once('close', () => failed(new Error('The hub did not start.')))
  })
  const { url, code } = JSON.parse(line) as { url: string; code: string }
  return {
    url,
    code,
    database: server === null ? 'PGlite' : 'PostgreSQL',
    memory: () => {
      const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${hub.pid}/status`, 'utf8')) ?? []
      return Number(kilobytes) / 1024
    },
    end: async () => {
      hub.stdin?.end()
      await ended
      await server?.close()
      folder.remove()
    },
  }
}
