import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { root } from './open-shop.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts'

const readyLine = z.object({
  bank: z.url(),
  merchant: z.url(),
  clientId: z.string(),
  clientSecret: z.string(),
  acquirer: z.object({
    host: z.string(),
    port: z.int(),
    merchantId: z.string(),
    terminalId: z.string(),
    page: z.url(),
  }),
  webShop: z.url(),
  webhookUrl: z.url(),
  printer: z.object({ host: z.string(), port: z.int(), page: z.url() }),
  terminal: z.object({
    address: z.url(),
    poiId: z.string(),
    keyIdentifier: z.string(),
    keyVersion: z.int(),
    passphrase: z.string(),
    page: z.url(),
  }),
})

export type Sandbox = z.output<typeof readyLine> & {
  readonly pid: number | undefined
  readonly stop: () => Promise<void>
}

/**
 * The outside world as a process of its own: bank, merchant system, web shop and printer. It ends with this process,
 * even if that is killed. @param folder for its books; it goes with it @throws Error with what it wrote, where it ended before it was ready.
 */
export const runSandbox = async (folder: TemporaryFolder = temporaryFolder()): Promise<Sandbox> => {
  const child = spawn(process.execPath, ['electron/sandbox/main.ts', '--data', folder.path, '--with-parent'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    ended.then(() => Promise.reject(new Error(`The sandbox ended before it was ready.\n${errors}`))),
  ])
  return {
    ...readyLine.parse(JSON.parse(line)),
    pid: child.pid,
    stop: async () => {
      child.stdin.end()
      await ended
      folder.remove()
    },
  }
}
