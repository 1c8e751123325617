import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, globSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { temporaryFolder } from './temporary-folder.ts'

export interface RealPostgres {
  /** `postgres://…`, over a socket in a folder of its own: it listens on no port. */
  readonly url: string
  readonly close: () => Promise<void>
}

const folders = [...globSync('/usr/lib/postgresql/*/bin'), ...(process.env['PATH'] ?? '').split(path.delimiter)]
const found = (name: string): string | undefined =>
  folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file))

/** Why there is no PostgreSQL here to test with; null where there is one. */
export const noPostgres: string | null =
  found('initdb') === undefined || found('postgres') === undefined ? 'initdb and postgres are not installed' : null

/** PostgreSQL refuses to run as root: then it is somebody who owns nothing. */
const nobody = 65_534
const as = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

/** A server of its own, with its data in a folder that goes with it. */
export const startPostgres = async (): Promise<RealPostgres> => {
  const folder = temporaryFolder()
  if ('uid' in as) chownSync(folder.path, nobody, nobody)
  const data = path.join(folder.path, 'data')
  execFileSync(found('initdb') ?? '', ['-D', data, '-U', 'hub', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    stdio: 'pipe',
  })
  const settings = ['listen_addresses=', `unix_socket_directories=${folder.path}`, 'max_connections=60']
  const server = spawn(found('postgres') ?? '', ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...as,
    stdio: 'ignore',
  })
  const url = `postgres://hub@localhost/postgres?host=${encodeURIComponent(folder.path)}`
  try {
    await answering(url, server)
  } catch (error) {
    server.kill('SIGKILL')
    throw error
  }
  return {
    url,
    close: async () => {
      const ended = new Promise((done) => server.once('exit', done))
      server.kill('SIGINT')
      await ended
      folder.remove()
    },
  }
}

const answering = async (url: string, server: ChildProcess): Promise<void> => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) throw new Error('PostgreSQL ended at its start.')
    const client = new pg.Client({ connectionString: url })
    // One that fails to connect says so twice.
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((later) => setTimeout(later, 100))
    }
  }
  throw new Error('PostgreSQL did not answer.')
}
