import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createPayPalGateway } from '../../../electron/payments/paypal/paypal.ts'
import { startMerchant } from '../../../electron/sandbox/merchant/merchant-server.ts'
import { eventually } from '../transports/eventually.ts'
import { describeGateway } from './gateway-suite.ts'
import { type GatewayWorld, listenForMessages, openBank, tell } from './gateway-world.ts'

const operations = { authorise: 'authorize', capture: 'capture', void: 'void', refund: 'refund' } as const

const openPayPal = async (): Promise<GatewayWorld & { readonly merchant: string }> => {
  const bank = await openBank()
  const credentials = { clientId: 'client', clientSecret: 'secret' }
  const merchant = await startMerchant({
    journalPath: `${bank.folder}/merchant.jsonl`,
    port: undefined,
    credentials,
    bankUrl: bank.url,
  })
  return {
    merchant: merchant.url,
    gateway: createPayPalGateway({ baseUrl: merchant.url, ...credentials, webhookId: 'WH-1', timeout: 1000 }),
    rich: 'B-ADA',
    poor: 'B-BEN',
    bank,
    fault: (step, kind) => tell(`${merchant.url}/sandbox/faults`, { on: operations[step], kind }),
    age: (hours) => tell(`${merchant.url}/sandbox/age`, { hours }),
    close: async () => {
      await merchant.close()
      await bank.close()
    },
  }
}

describeGateway('PayPal', openPayPal)

const request = {
  key: 'entry-1:authorise',
  attempts: 0,
  orderId: 'order-1',
  orderNumber: 'W-000001',
  amount: 1205,
  currency: 'EUR',
  digits: 2,
  paymentToken: 'B-ADA',
}
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})
const opened = async () => {
  const world = await openPayPal()
  closers.push(world.close)
  return world
}

describe('a promise of PayPal that runs out', () => {
  test('is had anew from the fourth day on, once', async () => {
    const { gateway, age, bank } = await opened()
    const first = await gateway.authorise(request)
    if (first.outcome !== 'authorised') throw new Error(JSON.stringify(first))
    const { gatewayOrderId, authorisationId } = first
    const renewal = { ...request, key: 'entry-2:renew', gatewayOrderId, authorisationId }
    expect(await gateway.renew(renewal)).toMatchObject({ outcome: 'refused', code: 'REAUTHORIZATION_TOO_SOON' })
    await age(4 * 24)
    const second = await gateway.renew({ ...renewal, key: 'entry-3:renew' })
    if (second.outcome !== 'authorised') throw new Error(JSON.stringify(second))
    expect(second.authorisationId).not.toBe(authorisationId)
    expect(second.expiresAt).toBeGreaterThan(Date.now() + 28 * 24 * 3_600_000)
    expect(await bank.reserved()).toBe(1205)
    await age(5 * 24)
    const again = { ...renewal, key: 'entry-4:renew', authorisationId: second.authorisationId }
    expect(await gateway.renew(again)).toMatchObject({ outcome: 'refused', code: 'AUTHORIZATION_ALREADY_REAUTHORIZED' })
    const capture = { ...request, key: 'entry-5:capture', gatewayOrderId, authorisationId: second.authorisationId }
    expect(await gateway.capture({ ...capture, part: 1, final: true })).toMatchObject({ outcome: 'captured' })
    expect(await bank.taken()).toBe(1205)
  })
})

describe('PayPal’s webhooks', () => {
  test('are proved to be PayPal’s, and name the order; a changed one is not', async () => {
    const { gateway, merchant } = await opened()
    const { heard, url, close } = await listenForMessages()
    closers.push(close)
    await tell(`${merchant}/sandbox/webhook`, { url, id: 'WH-1' }, 'PUT')
    await tell(`${merchant}/sandbox/faults`, { on: 'webhook', kind: 'twice' })
    await gateway.authorise(request)
    await eventually(() => expect(heard).toHaveLength(2))
    const [message] = heard
    if (message === undefined || gateway.hear === null) throw new Error('nothing heard')
    expect(await gateway.hear(message)).toEqual({ outcome: 'heard', orderIds: ['order-1'] })
    const forged = { ...message, body: message.body.replace('12.05', '0.05') }
    expect(await gateway.hear(forged)).toMatchObject({ outcome: 'refused', code: 'signature_invalid' })
    expect(await gateway.hear({ ...message, headers: {} })).toMatchObject({ outcome: 'refused' })
    expect(await gateway.hear({ ...message, body: 'rubbish' })).toMatchObject({ outcome: 'refused' })
  })

  test('that bear the signature of another, or come at another shop’s place, are refused; the same again is only heard again', async () => {
    const { gateway, merchant } = await opened()
    const { heard, url, close } = await listenForMessages()
    closers.push(close)
    await tell(`${merchant}/sandbox/webhook`, { url, id: 'WH-1' }, 'PUT')
    await gateway.authorise(request)
    await gateway.authorise({ ...request, key: 'entry-2:authorise', orderId: 'order-2', orderNumber: 'W-000002' })
    await eventually(() => expect(heard).toHaveLength(2))
    const [one, other] = heard
    if (one === undefined || other === undefined || gateway.hear === null) throw new Error('nothing heard')
    const replayed = { headers: one.headers, body: other.body }
    expect(await gateway.hear(replayed)).toMatchObject({ outcome: 'refused', code: 'signature_invalid' })
    expect(await gateway.hear(one)).toEqual(await gateway.hear(one))
    const account = { baseUrl: merchant, clientId: 'client', clientSecret: 'secret' }
    const elsewhere = createPayPalGateway({ ...account, webhookId: 'WH-2', timeout: 1000 })
    expect(await elsewhere.hear?.(one)).toMatchObject({ outcome: 'refused', code: 'signature_invalid' })
  })
})

describe('PayPal’s token', () => {
  test('is fetched anew once it has run out, and the payment goes on', async () => {
    const { gateway, merchant, bank } = await opened()
    const [begin, tokens] = [Date.now(), [] as string[]]
    const watch = (message: unknown): void => {
      const bearer = (message as { readonly request: ClientRequest }).request.getHeader('authorization')
      if (typeof bearer === 'string' && bearer.startsWith('Bearer ')) tokens.push(bearer)
    }
    subscribe('http.client.request.start', watch)
    vi.useFakeTimers({ toFake: ['Date'], now: begin })
    try {
      await gateway.authorise(request)
      // PayPal's hold for nine hours.
      vi.setSystemTime(begin + 10 * 3_600_000)
      const second = { ...request, key: 'entry-2:authorise', orderId: 'order-2', orderNumber: 'W-000002' }
      expect(await gateway.authorise(second)).toMatchObject({ outcome: 'authorised' })
      expect(await bank.reserved()).toBe(2410)
      const [first = '', last = ''] = [tokens[0], tokens.at(-1)]
      expect(new Set(tokens)).toEqual(new Set([first, last]))
      const asked = async (authorization: string) =>
        (await fetch(`${merchant}/v2/checkout/orders/none`, { headers: { authorization } })).status
      expect([await asked(first), await asked(last)]).toEqual([401, 404])
    } finally {
      vi.useRealTimers()
      unsubscribe('http.client.request.start', watch)
    }
  })
})
