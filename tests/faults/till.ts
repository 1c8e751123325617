import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = resolve(import.meta.dirname, '../..')

/** What a till's process runs. */
export const headlessHost = new URL('../../electron/host/serve.ts', import.meta.url)

interface Running {
  /** `headlessHost`, or a bundle of it where it is started often. */
  readonly program?: string
  /** Of Node's, such as `--cpu-prof`. */
  readonly flags?: readonly string[]
  /** Beside this process's own. */
  readonly environment?: Readonly<Record<string, string>>
}

/** The headless host as a process that can be killed at any moment and started again on the same data and port. */
export class Till {
  #process: ChildProcess | null = null
  #ready: Promise<boolean> = Promise.resolve(false)
  #url = ''
  readonly #folder: string
  readonly #port: number
  readonly #how: Running

  constructor(folder: string, port: number, how: Running = {}) {
    this.#folder = folder
    this.#port = port
    this.#how = how
  }

  /** The link of the last time that it was ready. */
  get url(): string {
    return this.#url
  }

  /** Of its process, where it was started. */
  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** Begins to start it; `ready` settles with true once it can take a sale, with false if it ended before. */
  start(): { readonly ready: Promise<boolean> } {
    const { program = fileURLToPath(headlessHost), flags = [], environment = {} } = this.#how
    const script = [program, '--data', this.#folder, '--port', String(this.#port), '--without-sandbox']
    const till = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...flags, ...script], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#process = till
    this.#ready = new Promise<boolean>((settle) => {
      createInterface({ input: till.stdout }).on('line', (line) => {
        const link = /^Tillhouse ready at (\S+)$/.exec(line)?.[1]
        if (link === undefined) return
        this.#url = link
        settle(true)
      })
      till.once('close', () => settle(false))
    })
    return { ready: this.#ready }
  }

  /** The link, once it can take a sale; rejects when it ended before. */
  async opened(): Promise<string> {
    if (!(await this.#ready)) throw new Error('the till is not up')
    return this.#url
  }

  /** Ends it, and waits until the process is gone. SIGKILL pulls the plug. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const till = this.#process
    if (till === null || till.exitCode !== null || till.signalCode !== null) return
    const gone = once(till, 'close')
    till.kill(signal)
    await gone
  }
}
