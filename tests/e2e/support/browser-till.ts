import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type StartedHost, startHost } from './host.ts'

/** A shop's folder with a headless host on it, which can be ended and started again on the same port. */
export class BrowserTill {
  readonly dataFolder = mkdtempSync(join(tmpdir(), 'tillhouse-e2e-'))
  #host: StartedHost | undefined
  readonly #more: readonly string[]
  #port = 0

  /** @param more further arguments of `npm run serve` */
  constructor(more: readonly string[] = []) {
    this.#more = more
  }

  static async start(more: readonly string[] = []): Promise<BrowserTill> {
    const till = new BrowserTill(more)
    await till.startAgain()
    return till
  }

  /** The link that opens the page. */
  get url(): string {
    if (!this.#host) throw new Error('The till has ended.')
    return this.#host.url
  }

  async startAgain(): Promise<void> {
    this.#host = await startHost({ dataFolder: this.dataFolder, port: this.#port, more: this.#more })
    this.#port = Number(new URL(this.url).port)
  }

  async end(how: 'closed' | 'killed'): Promise<void> {
    const host = this.#host
    this.#host = undefined
    if (how === 'closed') await host?.stop()
    else await host?.kill()
  }

  /** Ends it and removes the shop. */
  async remove(): Promise<void> {
    await this.end('closed')
    rmSync(this.dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

/** The bytes of what a click makes the browser save. */
export async function downloadOf(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) }
}
