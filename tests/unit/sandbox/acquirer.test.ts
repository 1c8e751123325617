import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { FrameReader, frame } from '../../../electron/payments/iso8583/frames.ts'
import { packMessage, unpackMessage } from '../../../electron/payments/iso8583/message.ts'
import { packPrivate } from '../../../electron/payments/iso8583/private-data.ts'
import { type AcquirerWorld, ids, openAcquirer } from '../../contract/gateways/acquirer-world.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

type Fields = Readonly<Record<number, string>>
let stan = 0

/** A line of somebody else’s program, one request after the other. */
const call = async ({ port }: AcquirerWorld) => {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  closers.push(() => socket.destroy())
  const frames = new FrameReader()
  return async (type: string, fields: Fields): Promise<Fields> => {
    stan += 1
    const own = { 7: '1129080000', 11: String(stan).padStart(6, '0'), 41: ids.terminalId, 42: ids.merchantId }
    socket.write(frame(packMessage({ type, fields: { ...own, ...fields } })))
    for (;;) {
      const [bytes] = (await once(socket, 'data')) as [Buffer]
      const [answer] = frames.read(bytes)
      if (answer !== undefined) return unpackMessage(answer)?.fields ?? {}
    }
  }
}
const opened = async () => {
  const world = await openAcquirer()
  closers.push(world.close)
  const ask = await call(world)
  await ask('0800', { 70: '001' })
  return { world, ask }
}
const purchase = (reference: string, amount = '1205'): Fields => ({
  3: '000000',
  4: amount,
  37: reference.padEnd(12, '0'),
  48: packPrivate({ token: 'CARD_ADA' }),
  49: '978',
})
/** What says that a message is about the one with this trace number. */
const about = (type: string, trace: number): Fields => ({
  90: `${type}${String(trace).padStart(6, '0')}1129080000`.padEnd(42, '0'),
})

describe('the acquirer', () => {
  test('takes nothing from a line that is not signed on, or from a shop that it does not know', async () => {
    const world = await openAcquirer()
    closers.push(world.close)
    const ask = await call(world)
    expect(await ask('0100', purchase('A'))).toMatchObject({ 39: '58' })
    expect(await ask('0800', { 70: '001', 42: '4712' })).toMatchObject({ 39: '03' })
    expect(await ask('0800', { 70: '001' })).toMatchObject({ 39: '00' })
    expect(await ask('0100', { ...purchase('A'), 42: '4712' })).toMatchObject({ 39: '03' })
    expect(await world.bank.reserved()).toBe(0)
  })

  test('completes up to what it reserved, with the bank’s code and in its currency, and not after seven days', async () => {
    const { world, ask } = await opened()
    const authorised = await ask('0100', purchase('A', '5000'))
    expect(authorised).toMatchObject({ 4: '000000005000', 39: '00', 49: '978' })
    const known = { ...about('0100', stan), 38: authorised[38] ?? '' }
    const part = packPrivate({ final: '0' })
    const complete = (reference: string, amount: string, more: Fields = {}) =>
      ask('0220', { ...purchase(reference, amount), ...known, 48: part, ...more })
    expect(await complete('B', '2000', { 38: 'ZZZZZZ' })).toMatchObject({ 39: '12' })
    expect(await complete('C', '2000', { 49: '840' })).toMatchObject({ 39: '12' })
    expect(await complete('D', '5001')).toMatchObject({ 39: '13' })
    expect(await complete('E', '0')).toMatchObject({ 39: '13' })
    expect(await complete('F', '2000')).toMatchObject({ 39: '00' })
    expect(await complete('G', '3001')).toMatchObject({ 39: '13' })
    await world.age(24 * 7)
    expect(await complete('H', '1000')).toMatchObject({ 39: '25' })
    expect([await world.bank.taken(), await world.bank.reserved()]).toEqual([2000, 3000])
    expect(await ask('0420', { 3: '000000', 37: 'I'.padEnd(12), ...known })).toMatchObject({ 39: '00' })
    expect([await world.bank.taken(), await world.bank.reserved()]).toEqual([2000, 0])
  })

  test('gives back what it took, in parts up to the whole, and nothing that was only reserved', async () => {
    const { world, ask } = await opened()
    const authorised = await ask('0100', purchase('A', '5000'))
    const reserved = about('0100', stan)
    const completion = { ...purchase('B', '5000'), ...reserved, 38: authorised[38] ?? '' }
    await ask('0220', completion)
    const taken = about('0220', stan)
    const back = (reference: string, amount: string, of: Fields) =>
      ask('0200', { ...purchase(reference, amount), 3: '200000', ...of })
    expect(await back('C', '1000', reserved)).toMatchObject({ 39: '25' })
    expect(await back('D', '1000', taken)).toMatchObject({ 39: '00' })
    expect(await back('E', '4001', taken)).toMatchObject({ 39: '13' })
    expect(await back('F', '4000', taken)).toMatchObject({ 39: '00' })
    expect(await ask('0420', { 3: '000000', 37: 'G'.padEnd(12), ...reserved })).toMatchObject({ 39: '21' })
    expect(await world.bank.taken()).toBe(0)
  })

  test('acts once upon a reference, and says so where it comes with something else', async () => {
    const { world, ask } = await opened()
    const first = await ask('0100', purchase('A'))
    const again = await ask('0101', purchase('A'))
    expect({ ...again, 11: first[11] }).toEqual(first)
    expect(await ask('0100', purchase('A', '1206'))).toMatchObject({ 39: '94' })
    expect(await world.bank.reserved()).toBe(1205)
    // What follows may name the repetition as well as the first message.
    const completion = { ...purchase('B'), ...about('0100', stan - 1), 38: first[38] ?? '' }
    expect(await ask('0220', completion)).toMatchObject({ 39: '00' })
  })

  test('reserves nothing for what was reversed before it came', async () => {
    const { world, ask } = await opened()
    expect(await ask('0420', { 3: '000000', 37: 'A'.padEnd(12, '0'), ...about('0100', 999) })).toMatchObject({
      39: '25',
    })
    expect(await ask('0100', purchase('A'))).toMatchObject({ 39: '94' })
    expect(await world.bank.reserved()).toBe(0)
  })

  test.each([
    ['CARD_BEN', '51'],
    ['CARD_CEM', '62'],
    ['CARD_EVA', '14'],
  ])('says no to %s with %s', async (token, code) => {
    const { ask } = await opened()
    const asked = { ...purchase('A', '90000'), 48: packPrivate({ token }) }
    expect(await ask('0100', asked)).toMatchObject({ 39: code })
  })

  test('hangs up on what it can’t read', async () => {
    const { world } = await opened()
    const socket = connect(world.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(frame(Buffer.from('GET / HTTP/1.1')))
    await once(socket, 'close')
    expect(socket.destroyed).toBe(true)
  })
})
