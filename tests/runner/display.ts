import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

export interface Display {
  /** What the app needs in its environment to find the display. */
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

const present: Display = { env: {}, close: async () => {} }

/** The display for the window tests: the one that is there, else a virtual one (Xvfb) on a number that is free. */
export async function provideDisplay(): Promise<Display | undefined> {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return present
  // Larger than the largest screenshot, so that the window's frame has room too. Xvfb writes its number to fd 3.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2200x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<undefined>((done) => {
    server.once('error', () => done(undefined))
    server.once('close', () => done(undefined))
  })
  const number = await Promise.race([firstLine(server.stdio[3] as Readable), ended])
  if (number === undefined) return undefined
  return {
    env: { DISPLAY: `:${number}` },
    async close() {
      server.kill()
      await ended
    },
  }
}

async function firstLine(stream: Readable): Promise<string> {
  const [data] = (await once(stream, 'data')) as [Buffer]
  return data.toString().trim()
}
