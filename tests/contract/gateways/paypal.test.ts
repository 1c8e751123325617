import { afterEach, describe, expect, test } from 'vitest'
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
})
