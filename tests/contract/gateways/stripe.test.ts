import { afterEach, describe, expect, test, vi } from 'vitest'
import { createStripeGateway } from '../../../electron/payments/stripe/stripe.ts'
import { startStripe } from '../../../electron/sandbox/stripe/stripe-server.ts'
import { eventually } from '../transports/eventually.ts'
import { describeGateway } from './gateway-suite.ts'
import { type GatewayWorld, listenForMessages, openBank, tell } from './gateway-world.ts'

const openStripe = async (): Promise<GatewayWorld & { readonly url: string }> => {
  const bank = await openBank()
  const credentials = { secretKey: 'sk_test_1', webhookSecret: 'whsec_test_1' }
  const server = await startStripe({
    journalPath: `${bank.folder}/stripe.jsonl`,
    port: undefined,
    credentials,
    bankUrl: bank.url,
  })
  return {
    url: server.url,
    gateway: createStripeGateway({ baseUrl: server.url, ...credentials, timeout: 1000 }),
    rich: 'pm_ada',
    poor: 'pm_ben',
    bank,
    // A connection that breaks off is tried once more by Stripe’s library itself, under the same key.
    fault: (step, kind) => tell(`${server.url}/sandbox/faults`, { on: step, kind, times: kind === 'down' ? 2 : 1 }),
    age: (hours) => tell(`${server.url}/sandbox/age`, { hours }),
    close: async () => {
      await server.close()
      await bank.close()
    },
  }
}

describeGateway('Stripe', openStripe)

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})
const request = {
  key: 'entry-1:authorise',
  attempts: 0,
  orderId: 'order-1',
  orderNumber: 'W-000001',
  amount: 1205,
  currency: 'EUR',
  digits: 2,
  paymentToken: 'pm_ada',
}

describe('Stripe alone', () => {
  test('counts in its own smallest units, whatever digits the shop has', async () => {
    const world = await openStripe()
    closers.push(world.close)
    await world.gateway.authorise({ ...request, amount: 12_050, digits: 3 })
    expect(await world.bank.reserved()).toBe(1205)
    const finer = await world.gateway.authorise({ ...request, key: 'entry-2', amount: 12_051, digits: 3 })
    expect(finer).toMatchObject({ outcome: 'refused', code: 'amount_not_whole' })
  })

  test('signs its webhooks, which name the order; a changed one is not from Stripe', async () => {
    const world = await openStripe()
    closers.push(world.close)
    const listener = await listenForMessages()
    closers.push(listener.close)
    await tell(`${world.url}/sandbox/webhook`, { url: listener.url }, 'PUT')
    await world.gateway.authorise(request)
    await eventually(() => expect(listener.heard).toHaveLength(1))
    const [message] = listener.heard
    if (message === undefined || world.gateway.hear === null) throw new Error('nothing heard')
    expect(await world.gateway.hear(message)).toEqual({ outcome: 'heard', orderIds: ['order-1'] })
    const forged = { ...message, body: message.body.replace('1205', '5') }
    expect(await world.gateway.hear(forged)).toMatchObject({ outcome: 'refused', code: 'signature_invalid' })
    // Somebody kept it, and sends it again: Stripe's library takes a signature for five minutes.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 })
    const replayed = await world.gateway.hear(message)
    vi.useRealTimers()
    expect(replayed).toMatchObject({ outcome: 'refused', code: 'signature_invalid' })
  })
})
