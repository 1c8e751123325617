import { HubProcess } from '../../support/hub-process.ts'
import { noPostgres, startPostgres } from '../../support/postgres.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

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
  const hub = new HubProcess(folder.path, server?.url ?? null)
  const code = (await hub.start()) ?? ''
  return {
    url: hub.url,
    code,
    database: server === null ? 'PGlite' : 'PostgreSQL',
    memory: () => hub.memory(),
    end: async () => {
      await hub.end()
      await server?.close()
      folder.remove()
    },
  }
}
