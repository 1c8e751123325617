import { z } from 'zod'
import type { SetupState } from '../../shared/contract/setup.ts'
import type { Log } from '../order-manager/ports/runtime.ts'
import type { SandboxAddresses } from '../order-manager/setup/connect-sandbox.ts'
import { type KeptProcess, keepProcess, type Program } from './kept-process.ts'

export interface SandboxKeys {
  readonly orderManager: string
  readonly apiKey: string
  readonly webhookSecret: string
}

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

/**
 * The sandbox beside the sample shop.
 * @param folder what it keeps
 */
export const createSandboxProcess = (program: Program, folder: string, log: Log) => {
  let kept: KeptProcess | null = null
  let pages: SetupState['sandbox'] = null
  let stopped = false
  const listeners = new Set<() => void>()
  const show = (next: SetupState['sandbox']) => {
    pages = next
    for (const listener of listeners) listener()
  }

  const begin = (keys: SandboxKeys, connected: (at: SandboxAddresses) => void) => {
    if (kept !== null || stopped) return
    kept = keepProcess({
      name: 'sandbox',
      program,
      arguments: [
        ...['--data', folder, '--with-parent', '--order-manager', keys.orderManager],
        ...['--api-key', keys.apiKey, '--webhook-secret', keys.webhookSecret],
      ],
      log,
      ready: readyLine,
      said: (at) => {
        try {
          connected(at)
          show({
            webShop: at.webShop,
            merchant: at.merchant,
            acquirer: at.acquirer.page,
            bank: at.bank,
            printer: at.printer.page,
            terminal: at.terminal.page,
          })
        } catch (error) {
          log.error({ error: String(error) }, 'the sandbox could not be connected')
        }
      },
      ended: () => show(null),
    })
  }

  return {
    begin,
    current: () => pages,
    onChange: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** Ends it for good: nobody is told of anything any more. */
    stop: async () => {
      stopped = true
      listeners.clear()
      await kept?.stop()
    },
  }
}
