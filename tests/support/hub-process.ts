import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const program = resolve(import.meta.dirname, '../../electron/hub/main.ts')

/** A hub in a process of its own, which can be ended in good order or killed, and started again at the same port. */
export class HubProcess {
  readonly #folder: string
  readonly #databaseUrl: string | null
  #process: ChildProcess | null = null
  #port = '0'

  /** @param databaseUrl of a PostgreSQL server; null: the hub's own database in its folder */
  constructor(folder: string, databaseUrl: string | null) {
    this.#folder = folder
    this.#databaseUrl = databaseUrl
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Answers the code for the first device, or null where the database knows one already. @throws Error where it ends at once */
  async start(): Promise<string | null> {
    const hub = spawn(
      process.execPath,
      [
        ...['--disable-warning=ExperimentalWarning', program, '--with-parent'],
        ...['--data', this.#folder, '--port', this.#port],
      ],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, ...(this.#databaseUrl !== null && { DATABASE_URL: this.#databaseUrl }) },
      },
    )
    this.#process = hub
    hub.stdin.on('error', () => undefined)
    const line = await new Promise<string>((said, failed) => {
      createInterface({ input: hub.stdout }).once('line', said)
      hub.once('close', () => failed(new Error('The hub did not start.')))
    })
    const { url, code } = JSON.parse(line) as { url: string; code: string | null }
    this.#port = new URL(url).port
    return code
  }

  /** Megabytes that it has in memory. */
  memory(): number {
    const [, kilobytes = '0'] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.#process?.pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  }

  /** In good order, as when its parent ends. */
  async end(): Promise<void> {
    await this.#gone((hub) => hub.stdin?.end())
  }

  /** SIGKILL: the plug is pulled. */
  async kill(): Promise<void> {
    await this.#gone((hub) => hub.kill('SIGKILL'))
  }

  async #gone(by: (hub: ChildProcess) => unknown): Promise<void> {
    const hub = this.#process
    if (hub === null) return
    this.#process = null
    const gone = once(hub, 'close')
    by(hub)
    await gone
  }
}
