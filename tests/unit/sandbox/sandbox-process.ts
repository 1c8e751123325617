import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const MAIN = path.resolve(import.meta.dirname, '../../../electron/sandbox/main.ts')

type Ready = {
  bank: string
  merchant: string
  clientId: string
  clientSecret: string
  webShop: string
  webhookUrl: string
  printer: { host: string; port: number; page: string }
  terminal: {
    address: string
    poiId: string
    keyIdentifier: string
    keyVersion: number
    passphrase: string
    page: string
  }
}

/** A sandbox in a process of its own, over a folder that outlives its kills. */
export class SandboxProcess {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'tillhouse-sandbox-'))
  ready!: Ready
  private child: ChildProcess | undefined

  async start(...options: string[]): Promise<Ready> {
    const child = spawn(process.execPath, [MAIN, '--data', this.folder, '--with-parent', ...options], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.child = child
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    this.ready = JSON.parse(line) as Ready
    return this.ready
  }

  async kill(): Promise<void> {
    const { child } = this
    this.child = undefined
    if (child === undefined || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async restart(): Promise<Ready> {
    await this.kill()
    return this.start()
  }

  async end(): Promise<void> {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export type Answered = { status: number; body: unknown }

/** Sends JSON (or nothing) and reads the answer's JSON. */
export async function send(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) }
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const answer = await fetch(url, { method, headers: { ...type, ...headers }, ...content })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}

/** Asks again until the answer is as wanted. */
export async function until<Value>(ask: () => Promise<Value>, wanted: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; tries < 200; tries += 1) {
    const value = await ask()
    if (wanted(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('It never came to that.')
}
