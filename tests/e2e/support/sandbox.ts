import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'

/** The outside world beside the sample shop, as its own pages and books show it. */
export interface Sandbox {
  readonly webShop: string
  readonly merchant: string
  readonly printer: string
  readonly terminal: string
}

interface Printout {
  readonly n: number
  /** What is on the paper, with actions in brackets: `[drawer]`, `[cut]`. */
  readonly text: string
  readonly drawerKicks: number
}

interface Ledger {
  readonly authorizations: readonly { readonly invoiceId: string | null }[]
  readonly captures: readonly {
    readonly id: string
    readonly invoiceId: string | null
    readonly amount: { readonly minor: number }
  }[]
}

/** Waits until the sandbox of a sample shop listens, and answers its addresses. */
export async function findSandbox(dataFolder: string): Promise<Sandbox> {
  await expect.poll(async () => (await addressesIn(dataFolder)) !== undefined, { timeout: 60_000 }).toBe(true)
  const found = await addressesIn(dataFolder)
  if (found === undefined) throw new Error('The sandbox went away again.')
  return found
}

async function addressesIn(dataFolder: string): Promise<Sandbox | undefined> {
  try {
    const ports = JSON.parse(readFileSync(join(dataFolder, 'sandbox', 'ports.json'), 'utf8')) as Record<string, number>
    const at = (name: string): string => `http://127.0.0.1:${ports[name]}`
    const found = {
      webShop: at('webShop'),
      merchant: at('merchant'),
      printer: at('printerPage'),
      terminal: at('terminalPage'),
    }
    const answers = await Promise.all(Object.values(found).map((url) => fetch(url)))
    return answers.every(({ ok }) => ok) ? found : undefined
  } catch {
    return undefined
  }
}

/** What came out of the sandbox's printer, first to last. */
export const printouts = (sandbox: Sandbox): Promise<readonly Printout[]> => read(`${sandbox.printer}/receipts.json`)

/** Waits for paper with this text on it. */
export async function awaitPrintout(sandbox: Sandbox, text: string): Promise<Printout> {
  const find = async (): Promise<Printout | undefined> =>
    (await printouts(sandbox)).findLast((one) => one.text.includes(text))
  await expect.poll(find, { message: `the printer has printed ${text}` }).toBeDefined()
  const found = await find()
  if (found === undefined) throw new Error(`The printout of ${text} went away again.`)
  return found
}

export async function switchPrinter(sandbox: Sandbox, state: 'on' | 'off' | 'paperOut'): Promise<void> {
  const answer = await fetch(`${sandbox.printer}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ state }),
  })
  expect(answer.ok).toBe(true)
}

/** What the merchant system has authorised and collected. Amounts in minor units. */
export const merchantLedger = (sandbox: Sandbox): Promise<Ledger> => read(`${sandbox.merchant}/sandbox/ledger`)

async function read<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T
}
