import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { SetupState } from '../../shared/contract/setup.ts'
import type { Log } from '../order-manager/ports/runtime.ts'
import type { SandboxAddresses } from '../order-manager/setup/connect-sandbox.ts'

/** How to run the sandbox's script. */
export interface SandboxCommand {
  readonly entry: string
  readonly command: string
  /** Added to this process's own environment. */
  readonly env: Readonly<Record<string, string>>
  readonly folder: string
}

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

/** Milliseconds that it has to end by itself. */
const longestEnd = 2000

/** The sandbox beside the sample shop: a process of its own, which ends with this one and is started again if it dies. */
export const createSandboxProcess = (run: SandboxCommand, log: Log) => {
  let child: ChildProcess | null = null
  let pages: SetupState['sandbox'] = null
  let stopped = false
  const listeners = new Set<() => void>()
  const show = (next: SetupState['sandbox']) => {
    pages = next
    for (const listener of listeners) listener()
  }

  const begin = (keys: SandboxKeys, connected: (at: SandboxAddresses) => void) => {
    if (child !== null || stopped) return
    const given = [
      '--order-manager',
      keys.orderManager,
      '--api-key',
      keys.apiKey,
      '--webhook-secret',
      keys.webhookSecret,
    ]
    const started = spawn(run.command, [run.entry, '--data', run.folder, '--with-parent', ...given], {
      env: { ...process.env, ...run.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child = started
    started.stderr.on('data', (text: Buffer) => log.warn({ text: text.toString().slice(0, 2000) }, 'sandbox'))
    started.stdin.on('error', () => undefined)
    createInterface({ input: started.stdout }).once('line', (line) => {
      if (stopped) return
      try {
        const at = readyLine.parse(JSON.parse(line))
        connected(at)
        show({
          webShop: at.webShop,
          merchant: at.merchant,
          bank: at.bank,
          printer: at.printer.page,
          terminal: at.terminal.page,
        })
      } catch (error) {
        log.error({ error: String(error) }, 'the sandbox did not say where it is')
      }
    })
    const ended = (why: string) => {
      if (child !== started) return
      child = null
      show(null)
      if (stopped) return
      log.warn({ why }, 'the sandbox ended; it is started again')
      setTimeout(() => begin(keys, connected), 2000).unref()
    }
    started.on('error', (error) => ended(error.message))
    started.on('exit', (code, signal) => ended(String(signal ?? code)))
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
      const last = child
      if (last === null) return
      const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()))
      last.stdin?.end()
      last.kill()
      const late = setTimeout(() => last.kill('SIGKILL'), longestEnd)
      await gone
      clearTimeout(late)
    },
  }
}
