import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:https'
import { connect, type Socket } from 'node:net'
import { connect as secureConnect } from 'node:tls'
import { gzipSync } from 'node:zlib'
import pino from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { selfMade } from '../../../electron/hub/tls/certificate.ts'
import { certificateAt, createHubClient, type HubClient } from '../../../electron/sync/hub-client.ts'
import { ask, changeOf, customer, idsIn, officeOf, pairedWith, sharedHub } from './hub-with-devices.ts'

const greeting = { tillhouse: 'hub', protocol: 1 }
const hello = (client: HubClient) => client.ask<typeof greeting>('/v1/hello')

const said: string[] = []
const { hub: theHub, another } = sharedHub({
  log: pino({ base: null }, { write: (line: string) => void said.push(line) }),
})
const no = (status: number, refusal: string) => ({
  status,
  body: { refusal, message: expect.stringMatching(/\.$/) },
})

describe('pairing', () => {
  test('a code is good for one device, once', async () => {
    const office = await officeOf(theHub())
    const code = await office.code('till')
    await pairedWith(theHub().url, code.toLowerCase().replace('-', ' '))
    await expect(pairedWith(theHub().url, code)).rejects.toThrow('does not know this code')
  })

  test('two tills never number their receipts alike', async () => {
    const office = await officeOf(theHub())
    await pairedWith(theHub().url, await office.code('till'), 'R1')
    const code = await office.code('till')
    await expect(pairedWith(theHub().url, code, 'R1')).rejects.toThrow('choose another prefix')
    await pairedWith(theHub().url, code, 'R2')
  })

  test('keys and codes are nowhere in what the hub logs, and no document is', async () => {
    const office = await officeOf(theHub())
    await office.push(changeOf('customers', customer('Ada Lovelace')))
    await ask(`${theHub().url}/v1/push`, { key: office.key, body: '{"changes": [' })
    expect(said.join('')).not.toContain(office.key)
    expect(said.join('')).not.toContain('Lovelace')
  })

  test('a till of another protocol is told which side to update', async () => {
    const body = { protocol: 2, code: 'ABCDEFGH', deviceId: 'd', name: 'Till', prefix: 'R9' }
    expect(await ask(`${theHub().url}/v1/pair`, { body })).toMatchObject({
      status: 426,
      body: { message: expect.stringContaining('newer than the hub') },
    })
  })

  test('codes can’t be found by trying', async () => {
    const hub = await another()
    const tried = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        ask(`${hub.url}/v1/pair`, {
          body: { protocol: 1, code: `AAAAAA${index}`, deviceId: 'd', name: 'x', prefix: '' },
        }),
      ),
    )
    expect(tried.map(({ status }) => status)).toContain(400)
    const { code } = await hub.newOrganisation()
    const after = { protocol: 1, code, deviceId: 'd', name: 'x', prefix: '' }
    expect(await ask(`${hub.url}/v1/pair`, { body: after })).toMatchObject(no(429, 'too_many_tries'))
  })
})

describe('who is not welcome', () => {
  test.each(['/v1/pull?since=0', '/v1/stream', '/v1/devices'])('an unpaired device at %s', async (address) => {
    expect(await ask(theHub().url + address)).toMatchObject(no(401, 'not_paired'))
    expect(await ask(theHub().url + address, { key: 'x'.repeat(43) })).toMatchObject(no(401, 'not_paired'))
  })

  test('a revoked one, whose documents stay', async () => {
    const office = await officeOf(theHub())
    const till = await pairedWith(theHub().url, await office.code('till'))
    await till.push(changeOf('customers', customer('Ada', 'ada')))
    await ask(`${theHub().url}/v1/devices/revoke`, { key: office.key, body: { device: till.id } })
    expect(await ask(`${theHub().url}/v1/pull?since=0`, { key: till.key })).toMatchObject(no(403, 'device_revoked'))
    expect(idsIn(await office.pull())).toEqual(['ada'])
  })

  test('a till where the office is asked for, and an office that would revoke itself', async () => {
    const office = await officeOf(theHub())
    const till = await pairedWith(theHub().url, await office.code('till'))
    expect(await ask(`${theHub().url}/v1/devices`, { key: till.key })).toMatchObject(no(403, 'office_only'))
    expect(
      await ask(`${theHub().url}/v1/devices/revoke`, { key: office.key, body: { device: office.id } }),
    ).toMatchObject(no(400, 'own_device'))
  })
})

describe('what is too much', () => {
  test('a checkpoint from the future', async () => {
    const office = await officeOf(theHub())
    expect(await ask(`${theHub().url}/v1/pull?since=9`, { key: office.key })).toMatchObject(
      no(409, 'checkpoint_from_the_future'),
    )
  })

  test('a body of 100 MB, also where it is packed small; others are served', { timeout: 120_000 }, async () => {
    const office = await officeOf(theHub())
    const url = `${theHub().url}/v1/push`
    expect(await ask(url, { key: office.key, body: 'x'.repeat(100 * 1024 * 1024) })).toMatchObject(no(413, 'too_large'))
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024))
    const response = await fetch(url, {
      method: 'POST',
      body: bomb,
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        authorization: `Bearer ${office.key}`,
      },
    })
    expect([response.status, await response.json()]).toMatchObject([413, { refusal: 'too_large' }])
    expect(await office.push(changeOf('customers', customer('Ada')))).toMatchObject([{ is: 'written' }])
  })

  test.each([
    ['no JSON', '{"changes": ['],
    ['JSON that would change prototypes', '{"__proto__": {"a": 1}, "changes": []}'],
    ['nothing to change', '{"changes": []}'],
    ['more changes than one push carries', JSON.stringify({ changes: Array.from({ length: 501 }, () => ({})) })],
    ['a field that there is not', JSON.stringify({ changes: [{ ...changeOf('customers', customer('A')), more: 1 }] })],
  ])('%s', async (_what, body) => {
    const office = await officeOf(theHub())
    const answer = await ask(`${theHub().url}/v1/push`, { key: office.key, body })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.body['message']).toMatch(/\S/)
  })

  test('packed bodies are read, and answers packed for who takes them so', async () => {
    const office = await officeOf(theHub())
    const changes = Array.from({ length: 200 }, (_, index) => changeOf('customers', customer(`Customer ${index}`)))
    const pushed = await fetch(`${theHub().url}/v1/push`, {
      method: 'POST',
      body: gzipSync(JSON.stringify({ changes })),
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        authorization: `Bearer ${office.key}`,
      },
    })
    expect(pushed.status).toBe(200)
    const pulled = await fetch(`${theHub().url}/v1/pull?since=0`, {
      headers: { authorization: `Bearer ${office.key}` },
    })
    expect(pulled.headers.get('content-encoding')).toBe('gzip')
    expect(idsIn((await pulled.json()) as never)).toHaveLength(200)
  })

  test.each([
    ['plainly', null],
    ['over TLS', selfMade(Date.now())],
  ])(
    'more connections than the hub bears, %s: they are told so, and those before them go on',
    async (_how, certificate) => {
      const hub = await another({ mostConnections: 40, certificate })
      const fingerprint = await certificateAt(hub.url)
      const client = (): HubClient => {
        const made = createHubClient({ url: hub.url, fingerprint, key: null })
        onTestFinished(made.close)
        return made
      }
      const before = client()
      expect(await hello(before)).toEqual(greeting)
      const { port } = new URL(hub.url)
      const sockets = await Promise.all(
        Array.from(
          { length: 60 },
          () =>
            new Promise<Socket>((done) => {
              const socket: Socket =
                certificate === null
                  ? connect(Number(port), '127.0.0.1', () => done(socket))
                  : secureConnect({ port: Number(port), host: '127.0.0.1', rejectUnauthorized: false }, () =>
                      done(socket),
                    )
              socket.on('error', () => undefined)
            }),
        ),
      )
      await expect.poll(() => hello(client())).toMatchObject({ refusal: 'hub_busy' })
      expect(await hello(before)).toEqual(greeting)
      for (const socket of sockets) socket.destroy()
      await expect.poll(() => hello(client())).toEqual(greeting)
    },
  )

  test('connections on which nothing is said: they are closed, and a stream goes on', async () => {
    const hub = await another({ silence: 1000, pulse: 200 })
    const office = await officeOf(hub)
    const stream = await fetch(`${hub.url}/v1/stream`, { headers: { authorization: `Bearer ${office.key}` } })
    const reader = stream.body?.getReader()
    const silent = connect(Number(new URL(hub.url).port), '127.0.0.1')
    await once(silent, 'close')
    for (let pulse = 0; pulse < 8; pulse += 1) expect((await reader?.read())?.done).toBe(false)
    await reader?.cancel()
  })
})

describe('for whoever runs it', () => {
  test('health, readiness and metrics, which name nobody', async () => {
    const office = await officeOf(theHub())
    await office.push(changeOf('customers', customer('Ada')))
    expect(await ask(`${theHub().url}/healthz`)).toMatchObject({ status: 200, body: { alive: true } })
    expect(await ask(`${theHub().url}/readyz`)).toMatchObject({ status: 200, body: { ready: true } })
    const metrics = await (await fetch(`${theHub().url}/metrics`)).text()
    expect(metrics).toMatch(/tillhouse_hub_pushed_total\{outcome="written"\} [1-9]/)
    expect(metrics).not.toContain(office.organisation)
    expect(metrics).not.toContain(office.id)
  })

  test('a certificate of its own is one that Node takes', async () => {
    const made = selfMade(Date.now())
    const certificate = new X509Certificate(made.cert)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1')
    const hub = await another({ certificate: made })
    const status = await new Promise((done, failed) => {
      request(`${hub.url}/healthz`, { ca: made.cert, agent: false }, (response) => {
        response.resume()
        done(response.statusCode)
      })
        .on('error', failed)
        .end()
    })
    expect(status).toBe(200)
    expect(selfMade(Date.now()).cert).not.toBe(made.cert)
  })

  test('a till that has pinned a certificate goes on using its connection, and tells another hub nothing', async () => {
    const hub = await another({ certificate: selfMade(Date.now()) })
    const fingerprint = await certificateAt(hub.url)
    const client = createHubClient({ url: hub.url, fingerprint, key: null })
    for (const time of [1, 2, 3]) expect({ time, ...(await hello(client)) }).toEqual({ time, ...greeting })
    client.close()
    const elsewhere = createHubClient({ url: hub.url, fingerprint: '0'.repeat(64), key: null })
    await expect(hello(elsewhere)).rejects.toThrow('another certificate')
    elsewhere.close()
  })
})
