import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from '@playwright/test'
import { keyboardOf } from './keyboard.ts'
import { shownAfter, watched } from './watch-screen.ts'

export interface BarePage {
  /**
   * Milliseconds from Enter to a line on screen, after a code's keys (none: Enter alone) and a round trip in which rows of so
   * many bytes are written. It is brought to the front for it.
   */
  readonly enter: (code: string, sizes: readonly number[]) => Promise<number>
  readonly close: () => Promise<void>
}

declare global {
  interface Window {
    /** Bytes of the rows that the next Enter writes. */
    bareSizes?: readonly number[]
  }
}

/** In the page: a field, and a list in which each Enter shows a line more once it is written. */
const sellBare = (url: string): Promise<unknown> => {
  const field = document.body.appendChild(document.createElement('input'))
  const list = document.body.appendChild(document.createElement('div'))
  const socket = new WebSocket(url)
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') socket.send(JSON.stringify(window.bareSizes))
  })
  socket.addEventListener('message', () => {
    const line = document.createElement('div')
    line.dataset['line'] = ''
    line.textContent = `${field.value} is written`
    list.replaceChildren(line)
    field.value = ''
  })
  field.focus()
  return new Promise((opened) => socket.addEventListener('open', opened, { once: true }))
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
  const page: Page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await watched(page)
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.evaluate(sellBare, `ws://127.0.0.1:${port}/`)
  const press = await keyboardOf(page)
  return {
    enter: async (code, sizes) => {
      await page.bringToFront()
      await page.evaluate((bytes) => {
        window.bareSizes = bytes
      }, sizes)
      await press(code)
      return shownAfter(page)
    },
    close: async () => {
      await page.close()
      const gone = once(server, 'close')
      server.kill()
      await gone
    },
  }
}
