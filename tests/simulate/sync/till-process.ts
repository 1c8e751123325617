import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Answer, Order } from './protocol.ts'

/** What a till's process runs. */
export const tillProgram = new URL('till-program.ts', import.meta.url)

/** A till in a process of its own, which can be killed at any moment and started again on the same folder. */
export class TillProcess {
  readonly folder: string
  readonly #script: string
  /** Milliseconds by which its clock is wrong. */
  offset = 0
  #process: ChildProcess | null = null
  #asked = 0
  readonly #waiting = new Map<number, (answer: Answer) => void>()

  /** @param script `tillProgram`, or a bundle of it */
  constructor(folder: string, script: string) {
    this.folder = folder
    this.#script = script
  }

  get runs(): boolean {
    return this.#process !== null
  }

  /** @throws Error with what it wrote, where it ends before it can sell. */
  async start(): Promise<void> {
    const till = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', this.#script, this.folder, String(this.offset)],
      // Half of a start is reading the program: what one till has read, the others need not.
      {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'tillhouse-read') },
      },
    )
    this.#process = till
    let errors = ''
    till.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-4000)
    })
    till.stdin.on('error', () => undefined)
    const ready = new Promise<Answer>((answered) => this.#waiting.set(0, answered))
    createInterface({ input: till.stdout }).on('line', (line) => {
      const { number, answer } = JSON.parse(line) as { number: number; answer: Answer }
      this.#waiting.get(number)?.(answer)
      this.#waiting.delete(number)
    })
    till.once('close', () => {
      if (this.#process === till) this.#process = null
      for (const answered of this.#waiting.values()) answered({ gone: true })
      this.#waiting.clear()
    })
    if ((await ready).gone === true) throw new Error(`A till ended before it could sell: ${errors}`)
  }

  ask(order: Order): Promise<Answer> {
    const till = this.#process
    if (till === null) return Promise.resolve({ gone: true })
    this.#asked += 1
    const number = this.#asked
    return new Promise((answered) => {
      this.#waiting.set(number, answered)
      till.stdin?.write(`${JSON.stringify({ number, order })}\n`)
    })
  }

  /** SIGKILL: the plug is pulled. */
  async kill(): Promise<void> {
    const till = this.#process
    if (till === null) return
    const gone = once(till, 'close')
    till.kill('SIGKILL')
    await gone
  }

  async close(): Promise<void> {
    const till = this.#process
    if (till === null) return
    const gone = once(till, 'close')
    await this.ask({ do: 'close' })
    await gone
  }
}
