import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { Go, Line } from '../protocol.ts'

export interface End {
  readonly signal: NodeJS.Signals | null
  readonly code: number | null
  /** What it wrote of its errors. */
  readonly errors: string
}

/** A process that trades in the shop: up at once, and at work once it is told to go. */
export class ShopProcess {
  /** Settles when the process is gone and all that it said has been taken. */
  readonly ended: Promise<End>
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>
  #take: (line: Line) => void = () => undefined
  #rest = ''

  /** @param under what runs the process: `strace` and its options, say */
  constructor(script: string, under: readonly string[] = []) {
    const node = [process.execPath, '--disable-warning=ExperimentalWarning', script]
    const [command = '', ...options] = under.length === 0 ? node : [...under, ...node]
    this.#process = spawn(command, options, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(script), 'compiled') },
    })
    // A process that was killed takes no more orders.
    this.#process.stdin.on('error', () => undefined)
    let errors = ''
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    this.#process.stdout.setEncoding('utf8').on('data', (text: string) => this.#read(text))
    this.ended = new Promise((resolve) => {
      this.#process.once('close', (code, signal) => resolve({ code, signal, errors }))
    })
  }

  go(orders: Go, take: (line: Line) => void): void {
    this.#take = take
    this.#process.stdin.end(`${JSON.stringify(orders)}\n`)
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  /** A line that the kill cut off is no line: what it said was not said. */
  #read(text: string): void {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#take(JSON.parse(line) as Line)
  }
}
