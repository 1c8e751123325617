import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { GatewayMessage, PaymentGateway, Question } from '../../../electron/order-manager/ports/gateway.ts'
import { startBank } from '../../../electron/sandbox/bank/bank-server.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

export type Step = Question['step']

/** A gateway, its other side, and the bank behind that. Amounts in minor units of EUR. */
export interface GatewayWorld {
  readonly gateway: PaymentGateway
  /** Payment sources of somebody with plenty of funds, and of somebody with next to none. */
  readonly rich: string
  readonly poor: string
  readonly bank: BankBooks
  /** What the other side does wrong at the next such step. */
  readonly fault: (step: Step, kind: 'timeoutAfter' | 'timeoutBefore' | 'down' | 'rubbish' | 'decline') => Promise<void>
  /** All authorisations are so many hours older. */
  readonly age: (hours: number) => Promise<void>
  readonly close: () => Promise<void>
}

interface BankBooks {
  /** What the shop has, and what is set aside for it. */
  readonly taken: () => Promise<number>
  readonly reserved: () => Promise<number>
}

export interface BankWorld extends BankBooks {
  readonly url: string
  readonly folder: string
  readonly close: () => Promise<void>
}

interface Hold {
  readonly state: string
  readonly amount: number
  readonly settled: number
}

export const openBank = async (): Promise<BankWorld> => {
  const folder = temporaryFolder()
  const bank = await startBank({ journalPath: `${folder.path}/bank.jsonl`, port: undefined, folder: folder.path })
  const look = async <T>(path: string): Promise<T> => (await (await fetch(bank.url + path)).json()) as T
  return {
    url: bank.url,
    folder: folder.path,
    taken: async () => (await look<{ balances: { EUR?: number } }>('/accounts/merchant')).balances.EUR ?? 0,
    reserved: async () =>
      (await look<Hold[]>('/holds'))
        .filter(({ state }) => state === 'open')
        .reduce((sum, { amount, settled }) => sum + amount - settled, 0),
    close: async () => {
      await bank.close()
      folder.remove()
    },
  }
}

/** Posts JSON, and fails where it is refused. */
export const tell = async (url: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<void> => {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`)
}

/** Where a gateway's webhooks go, and what came. */
export const listenForMessages = async () => {
  const heard: GatewayMessage[] = []
  const hear = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await buffer(incoming)
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
    heard.push({ headers: Object.fromEntries(headers) as Record<string, string>, body: body.toString() })
    answer.end()
  }
  const server = createServer((incoming, answer) => void hear(incoming, answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
