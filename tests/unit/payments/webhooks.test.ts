import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, test } from 'vitest'
import { createWebShopMessenger } from '../../../electron/payments/webhooks.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(() => Promise.all(closing.splice(0).map((close) => close())))

interface Received {
  readonly headers: Record<string, string>
  readonly body: string
}

const webShop = async (answer: (response: ServerResponse, request: IncomingMessage) => void) => {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() })
      answer(response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port.')
  return { url: `http://127.0.0.1:${address.port}/webhooks/tillhouse`, received }
}

const secret = `whsec_${Buffer.from('a secret of twenty-four bytes').toString('base64')}`
const message = {
  secrets: [secret],
  id: 'entry-4:notify',
  at: Date.UTC(2026, 2, 14, 10, 5),
  type: 'order.confirmed',
  data: { order: { number: 'W1-000001', customer: 'Zoë' } },
}
const messenger = createWebShopMessenger({ timeout: 300 })

describe('telling the web shop', () => {
  test('given a web shop that checks signatures, then it accepts the message, and a repetition has the same id', async () => {
    const shop = await webShop((response) => response.writeHead(204).end())
    expect(await messenger.deliver({ ...message, url: shop.url })).toEqual({ outcome: 'delivered' })
    expect(await messenger.deliver({ ...message, url: shop.url })).toEqual({ outcome: 'delivered' })
    for (const { headers, body } of shop.received) {
      expect(headers['webhook-id']).toBe('entry-4:notify')
      expect(headers['content-type']).toBe('application/json')
      expect(new Webhook(secret).verify(body, headers)).toEqual({
        type: 'order.confirmed',
        timestamp: '2026-03-14T10:05:00.000Z',
        data: { order: { number: 'W1-000001', customer: 'Zoë' } },
      })
      expect(() => new Webhook(secret).verify(body.replace('Zoë', 'Eve'), headers)).toThrow('No matching signature')
    }
    expect(shop.received).toHaveLength(2)
  })

  test('given two secrets, then whoever knows either of them accepts it, and nobody else', async () => {
    const shop = await webShop((response) => response.writeHead(204).end())
    const before = `whsec_${Buffer.from('the secret of the year before').toString('base64')}`
    await messenger.deliver({ ...message, url: shop.url, secrets: [secret, before] })
    const { body = '', headers = {} } = shop.received[0] ?? {}
    for (const known of [secret, before]) expect(new Webhook(known).verify(body, headers)).toBeDefined()
    const stranger = `whsec_${Buffer.from('a secret that nobody gave out').toString('base64')}`
    expect(() => new Webhook(stranger).verify(body, headers)).toThrow('No matching signature')
  })

  test.each([400, 401, 404, 410, 500, 503])('given HTTP %d, then it failed and says so', async (status) => {
    const shop = await webShop((response) => response.writeHead(status).end('no'))
    const delivery = await messenger.deliver({ ...message, url: shop.url })
    expect(delivery).toMatchObject({ outcome: 'failed' })
    expect('problem' in delivery && delivery.problem).toContain(String(status))
  })

  test('given a redirect, then it is not followed', async () => {
    const shop = await webShop((response) => response.writeHead(307, { location: '/elsewhere' }).end())
    expect(await messenger.deliver({ ...message, url: shop.url })).toMatchObject({ outcome: 'failed' })
    expect(shop.received).toHaveLength(1)
  })

  test('given a web shop that never answers, then it failed', async () => {
    const shop = await webShop(() => {})
    expect(await messenger.deliver({ ...message, url: shop.url })).toEqual({
      outcome: 'failed',
      problem: 'The web shop did not answer in time.',
    })
  })

  test('given an acceptance whose body never ends, then it is delivered all the same', async () => {
    const shop = await webShop((response) => void response.writeHead(200).write('…'))
    expect(await messenger.deliver({ ...message, url: shop.url })).toEqual({ outcome: 'delivered' })
  })

  test.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'webhooks', ''])(
    'given the address %j, then nothing is sent',
    async (url) => {
      expect(await messenger.deliver({ ...message, url })).toMatchObject({ outcome: 'failed' })
    },
  )

  test.each(['whsec_', 'whsec_not base64!', ''])(
    'given the secret %j, then it says so and does not show it',
    async (wrong) => {
      const shop = await webShop((response) => response.writeHead(204).end())
      const delivery = await messenger.deliver({ ...message, url: shop.url, secrets: [wrong] })
      expect(delivery).toEqual({
        outcome: 'failed',
        problem: "The web shop's webhook secret is not valid. Make a new one in the settings.",
      })
      expect(shop.received).toHaveLength(0)
    },
  )
})
