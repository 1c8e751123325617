import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createCardAcquirer } from '../../../electron/payments/iso8583/card-acquirer.ts'
import { readMessage, writeMessage } from '../../../electron/sandbox/acquirer/iso-message.ts'
import { eventually } from '../../contract/transports/eventually.ts'
import { type AcquirerHost, openAcquirerHost, tokenIn, yes } from './acquirer-host.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})
const against = async (...behaviour: Parameters<typeof openAcquirerHost>) => {
  const host = await openAcquirerHost(...behaviour)
  closers.push(host.close)
  return { host, gateway: gatewayAt(host.port) }
}
const gatewayAt = (port: number, more: { host?: string; timeout?: number } = {}) =>
  createCardAcquirer({ host: '127.0.0.1', port, merchantId: '4711', terminalId: 'TILL1', ...more })

const request = {
  key: 'entry-1:authorise',
  attempts: 0,
  orderId: 'order-1',
  orderNumber: 'W-000001',
  amount: 1205,
  currency: 'EUR',
  digits: 2,
  paymentToken: 'TOKEN-1',
}
const typesOf = ({ requests }: AcquirerHost): string[] => requests.map(({ type }) => type)
const authorisationId = '8K2J5T0QX1ZD-000123-1129075930-A1B2C3'
const capture = { ...request, gatewayOrderId: '8K2J5T0QX1ZD', authorisationId, part: 1, final: true }

describe('what is said to the acquirer', () => {
  test('is whole: who asks, how much, for which order, with a token and no card’s number', async () => {
    const { host, gateway } = await against((asked) => yes(asked))
    expect(await gateway.authorise(request)).toMatchObject({ outcome: 'authorised', expiresAt: null })
    const [signOn, asked] = host.requests
    expect(signOn?.type).toBe('0800')
    expect(signOn?.elements.get(70)).toBe('001')
    expect(asked?.type).toBe('0100')
    expect([3, 4, 49, 41, 42].map((number) => asked?.elements.get(number))).toEqual([
      '000000',
      '000000001205',
      '978',
      'TILL1   ',
      '4711           ',
    ])
    expect(asked?.elements.has(2)).toBe(false)
    expect(asked === undefined ? null : tokenIn(asked)).toBe('TOKEN-1')
    expect(asked?.elements.get(7)).toMatch(/^(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])([0-5]\d){2}$/)
    expect(asked?.elements.get(11)).not.toBe(signOn?.elements.get(11))
  })

  test('names what it is about, and says of a repetition that it is one', async () => {
    const { host, gateway } = await against((asked) => yes(asked))
    await gateway.capture({ ...capture, attempts: 1 })
    await gateway.void({ ...capture, attempts: 0 })
    await gateway.refund({ ...capture, attempts: 2, captureId: '0PL1Z3X2Y1AB-000124-1129080000' })
    expect(typesOf(host).slice(1)).toEqual(['0221', '0420', '0201'])
    expect(host.requests.slice(1).map(({ elements }) => elements.get(90)?.slice(0, 20))).toEqual([
      '01000001231129075930',
      '01000001231129075930',
      '02200001241129080000',
    ])
    expect(host.requests[1]?.elements.get(38)).toBe('A1B2C3')
  })
})

describe('what the acquirer answers', () => {
  test.each([
    ['a part of the amount', { 39: '10', 4: '000000001000' }],
    ['another amount', { 4: '000000012050' }],
    ['another currency', { 49: '840' }],
  ])('about %s is not accepted, and what it reserved is given back', async (_what, instead) => {
    const { host, gateway } = await against((asked) => yes(asked, asked.type === '0100' ? instead : {}))
    expect(await gateway.authorise(request)).toMatchObject({
      outcome: 'refused',
      code: 'amount_mismatch',
      message: expect.stringMatching(/It was given back\.$/),
    })
    const [, asked, undone] = host.requests
    expect(undone?.type).toBe('0420')
    const name = `0100${asked?.elements.get(11)}${asked?.elements.get(7)}`
    expect(undone?.elements.get(90)?.slice(0, 20)).toBe(name)
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'captured' })
  })

  test('about another amount than was to be taken is told to a person', async () => {
    const { gateway } = await against((asked) => yes(asked, asked.type === '0220' ? { 4: '000000001204' } : {}))
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'refused', code: 'amount_mismatch' })
  })

  test('to something else is nobody’s answer', async () => {
    const { host } = await against((asked) =>
      asked.type === '0220'
        ? yes(asked, { 11: '999999' })
        : yes(asked, asked.type === '0200' ? { 37: 'ANOTHERS' } : {}),
    )
    const gateway = gatewayAt(host.port, { timeout: 1000 })
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'unavailable' })
    const refund = { ...capture, captureId: '0PL1Z3X2Y1AB-000124-1129080000' }
    expect(await gateway.refund(refund)).toEqual({
      outcome: 'unavailable',
      problem: 'The acquirer answered to something else.',
    })
  })

  test('may come a byte at a time, and behind what nobody asked for', async () => {
    const { gateway } = await against((asked, socket) => {
      const strange = yes(asked, { 11: '000000' })
      for (const byte of Buffer.concat([strange, Buffer.from([0, 0]), yes(asked)])) socket.write(Buffer.from([byte]))
      return null
    })
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'captured' })
  })

  test.each([
    ['51', 'refused', /not have enough money\.$/],
    ['Z9', 'refused', /\(code Z9\)\.$/],
    ['91', 'unavailable', /can’t be reached/],
    ['96', 'unavailable', /has a problem\.$/],
  ])('%s is %s, in words', async (code, outcome, words) => {
    const { gateway } = await against((asked) => yes(asked, asked.type === '0100' ? { 39: code } : {}))
    const answer = await gateway.authorise(request)
    expect(answer).toMatchObject({ outcome })
    expect('message' in answer ? answer.message : 'problem' in answer && answer.problem).toMatch(words)
    expect(JSON.stringify(answer)).not.toContain('TOKEN-1')
  })
})

describe('the line', () => {
  test('answers a host that asks for a sign of life', async () => {
    const echo = new Map([
      [7, '1129080000'],
      [11, '000777'],
      [70, '301'],
    ])
    const { host, gateway } = await against((asked, socket) => {
      if (asked.type === '0220') socket.write(writeMessage({ type: '0800', elements: echo }))
      return asked.type === '0810' ? null : yes(asked)
    })
    await gateway.capture(capture)
    await eventually(() => expect(typesOf(host)).toContain('0810'))
    expect(host.requests.find(({ type }) => type === '0810')?.elements).toEqual(new Map([...echo, [39, '00']]))
  })

  test('that is not signed on carries nothing', async () => {
    const { host, gateway } = await against((asked) => yes(asked, { 39: '58' }))
    expect(await gateway.authorise(request)).toEqual({
      outcome: 'unavailable',
      problem: 'The acquirer does not accept this merchant and terminal id. Check them in the settings.',
    })
    expect(typesOf(host)).toEqual(['0800'])
  })

  test('is not tried again and again where it can’t be had, and is had later', async () => {
    let isUp = false
    const { host, gateway } = await against((asked, socket) => {
      if (isUp) return yes(asked)
      socket.destroy()
      return null
    })
    const begin = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: begin })
    closers.push(() => vi.useRealTimers())
    for (let time = 0; time < 5; time += 1)
      expect(await gateway.capture(capture)).toMatchObject({ outcome: 'unavailable' })
    expect(host.connections()).toBe(1)
    isUp = true
    vi.setSystemTime(begin + 6000)
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'captured' })
    expect(host.connections()).toBe(2)
  })

  test('leaves this computer encrypted or not at all', async () => {
    const heard: Buffer[] = []
    // Not this computer’s name for itself, though it never leaves it.
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.on('data', (bytes: Buffer) => {
        heard.push(bytes)
        socket.end(writeMessage({ type: '0810', elements: new Map([[39, '00']]) }))
      })
    })
    server.listen(0, '127.0.0.2')
    await once(server, 'listening')
    closers.push(() => server.close())
    const gateway = gatewayAt((server.address() as AddressInfo).port, { host: '127.0.0.2' })
    expect(await gateway.authorise(request)).toMatchObject({ outcome: 'unavailable' })
    // A TLS handshake (RFC 8446, 5.1: content type 22), and no message.
    expect(heard[0]?.[0]).toBe(22)
    expect(readMessage(Buffer.concat(heard).subarray(2))).toBeUndefined()
    expect(Buffer.concat(heard).toString('latin1')).not.toContain('4711')
  })
})
