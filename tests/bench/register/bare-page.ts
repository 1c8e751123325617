import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser } from '@playwright/test'

export interface BarePage {
  /** Milliseconds of a round trip in which rows of so many bytes are written. */
  readonly write: (sizes: readonly number[]) => Promise<number>
  readonly close: () => Promise<void>
}

declare global {
  interface Window {
    bareSocket?: WebSocket
  }
}

/** A page of the browser that is connected to the bare server, which keeps its file in the folder. */
export const openBarePage = async (browser: Browser, folder: string): Promise<BarePage> => {
  const script = [join(import.meta.dirname, 'programs', 'bare-server.ts'), folder]
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((settle, fail) => {
    createInterface({ input: server.stdout }).once('line', settle)
    server.once('close', () => fail(new Error('the bare server did not start')))
  })
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.evaluate(async (url) => {
    const socket = new WebSocket(url)
    await new Promise((opened) => socket.addEventListener('open', opened, { once: true }))
    window.bareSocket = socket
  }, `ws://127.0.0.1:${port}/`)
  return {
    write: (sizes) =>
      page.evaluate(async (bytes) => {
        const socket = window.bareSocket
        const begun = performance.now()
        await new Promise((answered) => {
          socket?.addEventListener('message', answered, { once: true })
          socket?.send(JSON.stringify(bytes))
        })
        return performance.now() - begun
      }, sizes),
    close: async () => {
      await page.close()
      const gone = once(server, 'close')
      server.kill()
      await gone
    },
  }
}
