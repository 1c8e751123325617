import { Agent, request as send } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

/** The bank could not be asked, or its answer made no sense: nothing is known, and the caller may ask again. */
class BankUnreachable extends Error {}

/** The bank account that captured money is paid into, and refunds out of. */
export const MERCHANT_BANK_ACCOUNT = 'merchant'

type BankRefusal = { refused: string }

/** What the merchant system asks of the bank. Each call has a key, so that asking again does nothing twice. */
export type BankClient = {
  hold: (
    key: string,
    request: { account: string; currency: string; amount: number; reference: string },
  ) => Promise<{ id: string } | BankRefusal>
  settle: (
    key: string,
    hold: string,
    request: { amount: number; to: string; final: boolean },
  ) => Promise<{ id: string } | BankRefusal>
  release: (key: string, hold: string) => Promise<{ id: string } | BankRefusal>
  credit: (
    key: string,
    request: { account: string; from: string; currency: string; amount: number; reference: string },
  ) => Promise<{ id: string } | BankRefusal>
}

const accepted = z.object({ id: z.string() })
const refused = z.object({ code: z.string() })

export function connectBank(url: string): BankClient {
  const post = async (path: string, key: string, body: unknown): Promise<{ id: string } | BankRefusal> => {
    const { status, read } = await ask(new URL(path, url), key, JSON.stringify(body)).catch((cause: unknown) => {
      throw new BankUnreachable('The bank does not answer.', { cause })
    })
    if (status >= 200 && status < 300) return accepted.parse(read)
    const refusal = refused.safeParse(read)
    if (status >= 500 || !refusal.success) throw new BankUnreachable(`The bank answered ${status}.`)
    return { refused: refusal.data.code }
  }
  return {
    hold: (key, request) => post('/holds', key, request),
    settle: (key, hold, request) => post(`/holds/${hold}/settle`, key, request),
    release: (key, hold) => post(`/holds/${hold}/release`, key, {}),
    credit: (key, request) => post('/credits', key, request),
  }
}

const PATIENCE = 5000
const agent = new Agent({ keepAlive: true, timeout: 4000 })

/** One POST by Node's own client: `fetch` takes three times the processor, and each payment of every order comes by here. */
function ask(url: URL, key: string, body: string): Promise<{ status: number; read: unknown }> {
  return new Promise((settle, fail) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    const asked = send(url, { agent, method: 'POST', headers, signal: AbortSignal.timeout(PATIENCE) }, (answer) => {
      const status = answer.statusCode ?? 0
      json(answer).then(
        (read) => settle({ status, read }),
        () => settle({ status, read: undefined }),
      )
    })
    asked.once('error', fail)
    asked.end(body)
  })
}
