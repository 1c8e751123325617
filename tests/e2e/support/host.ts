import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../../..')

export interface StartedHost {
  /** The till's link, with its token. */
  readonly url: string
  readonly pid: number
  /** Ends it as a person would, and waits until it has closed its store. */
  stop(): Promise<void>
  /** SIGKILL: the plug is pulled. */
  kill(): Promise<void>
}

/**
 * Starts the headless host on a data folder, and waits for its ready line.
 * @param port 0, which is usual, takes any free one.
 * @throws Error with what the host wrote, where it ended before it was ready.
 */
export async function startHost(options: {
  dataFolder: string
  port?: number
  env?: Readonly<Record<string, string>>
  /** Further arguments of `npm run serve`. */
  more?: readonly string[]
}): Promise<StartedHost> {
  const host = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'electron/host/serve.ts',
      '--data',
      options.dataFolder,
      '--port',
      String(options.port ?? 0),
      ...(options.more ?? []),
    ],
    { cwd: root, env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = once(host, 'close')
  const url = await readyLink(host)
  return {
    url,
    pid: host.pid ?? 0,
    stop: () => end(host, ended, 'SIGTERM'),
    kill: () => end(host, ended, 'SIGKILL'),
  }
}

async function end(host: ChildProcess, ended: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  host.kill(signal)
  await ended
}

function readyLink(
  host: ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream },
): Promise<string> {
  return new Promise((ready, fail) => {
    let errors = ''
    host.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    createInterface(host.stdout).on('line', (line) => {
      const link = /^Tillhouse ready at (\S+)$/.exec(line)?.[1]
      if (link !== undefined) ready(link)
    })
    host.once('error', fail)
    host.once('close', (code) => fail(new Error(`The host ended with ${code} before it was ready.\n${errors}`)))
  })
}
