import { afterEach, describe, expect, test } from 'vitest'
import type { Authorised } from '../../../electron/order-manager/ports/gateway.ts'
import { eventually } from '../transports/eventually.ts'
import { openAcquirer } from './acquirer-world.ts'
import { describeGateway } from './gateway-suite.ts'
import { tell } from './gateway-world.ts'

describeGateway('card acquirer', () => openAcquirer(), false)

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})
const opened = async (times?: Parameters<typeof openAcquirer>[0]) => {
  const world = await openAcquirer(times)
  closers.push(world.close)
  return world
}
const request = {
  key: 'entry-1:authorise',
  attempts: 0,
  orderId: 'order-1',
  orderNumber: 'W-000001',
  amount: 1205,
  currency: 'EUR',
  digits: 2,
  paymentToken: 'CARD_ADA',
}
const numbered = (number: number) => ({ ...request, key: `entry-${number}:authorise`, orderNumber: `W-${number}` })

describe('the card acquirer alone', () => {
  test('answers many requests on one line, each to whom it belongs', async () => {
    const { gateway, counts, url, bank } = await opened({})
    await tell(`${url}/sandbox/faults`, { on: 'authorise', kind: 'late', times: 3, milliseconds: 120 })
    await tell(`${url}/sandbox/faults`, { on: 'authorise', kind: 'twice', times: 5 })
    const amounts = Array.from({ length: 40 }, (_, index) => 100 + index)
    const answers = await Promise.all(amounts.map((amount, index) => gateway.authorise({ ...numbered(index), amount })))
    expect(new Set(answers.map((answer) => answer.outcome === 'authorised' && answer.gatewayOrderId)).size).toBe(40)
    expect(await bank.reserved()).toBe(amounts.reduce((sum, amount) => sum + amount, 0))
    expect(await counts()).toMatchObject({ signOn: 1, authorise: 40 })
  })

  test('takes back at once what it did not hear of, and nothing comes of an answer that is late', async () => {
    const { gateway, url, bank, counts } = await opened()
    await tell(`${url}/sandbox/faults`, { on: 'authorise', kind: 'late', milliseconds: 1400 })
    expect(await gateway.authorise(request)).toEqual({
      outcome: 'unavailable',
      problem: expect.stringMatching(/did not answer in time\. What it may have reserved was given back\.$/),
    })
    expect(await bank.reserved()).toBe(0)
    expect(await gateway.authorise({ ...request, attempts: 1 })).toMatchObject({ outcome: 'authorised' })
    expect(await bank.reserved()).toBe(1205)
    expect(await counts()).toMatchObject({ void: 1 })
  })

  test('finds what it could not take back, and reserves nothing twice', async () => {
    const { gateway, url, bank } = await opened()
    await tell(`${url}/sandbox/faults`, { on: 'authorise', kind: 'timeoutAfter' })
    await tell(`${url}/sandbox/faults`, { on: 'void', kind: 'down', times: 2 })
    expect(await gateway.authorise(request)).toEqual({
      outcome: 'unavailable',
      problem: 'The acquirer did not answer in time.',
    })
    expect(await bank.reserved()).toBe(1205)
    const answer = await gateway.authorise({ ...request, attempts: 1 })
    expect(answer).toMatchObject({ outcome: 'authorised' })
    expect(await bank.reserved()).toBe(1205)
    const authorised = answer as Authorised
    const { gatewayOrderId, authorisationId } = authorised
    const capture = { ...request, key: 'entry-2:capture', gatewayOrderId, authorisationId, part: 1, final: true }
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'captured' })
    expect([await bank.reserved(), await bank.taken()]).toEqual([0, 1205])
  })

  test('asks for a sign of life while nothing happens, and calls again where the line broke', async () => {
    const { gateway, url, counts } = await opened({ quiet: 20 })
    await gateway.authorise(request)
    await eventually(async () => expect((await counts())['echo']).toBeGreaterThan(1))
    await tell(`${url}/sandbox/hang-up`, {})
    // What goes out while the line breaks is lost.
    await eventually(async () => expect(await gateway.authorise(numbered(2))).toMatchObject({ outcome: 'authorised' }))
    expect((await counts())['signOn']).toBeGreaterThan(1)
  })

  test('knows after a restart of the other side what it was answered before', async () => {
    const { gateway, restart, openAnother, bank } = await opened()
    const answer = await gateway.authorise(request)
    await restart()
    expect(await openAnother().authorise(request)).toEqual(answer)
    expect(await bank.reserved()).toBe(1205)
  })

  test('counts in the currency’s own minor units, and takes neither what is finer nor a currency that has no number', async () => {
    const { gateway, bank } = await opened()
    expect(await gateway.authorise({ ...request, amount: 12_050, digits: 3 })).toMatchObject({ outcome: 'authorised' })
    expect(await bank.reserved()).toBe(1205)
    const finer = { ...numbered(2), amount: 12_051, digits: 3 }
    expect(await gateway.authorise(finer)).toMatchObject({ outcome: 'refused', code: 'amount_not_whole' })
    expect(await gateway.authorise({ ...numbered(3), currency: 'XAU' })).toMatchObject({ code: 'amount_not_whole' })
  })

  test('does not know what no acquirer can have named', async () => {
    const { gateway } = await opened()
    const unknown = {
      ...request,
      gatewayOrderId: 'x',
      authorisationId: 'pi_1',
      captureId: 'ch_1',
      part: 1,
      final: true,
    }
    const no = { outcome: 'refused', code: 'unknown_payment' }
    expect(await gateway.capture(unknown)).toMatchObject(no)
    expect(await gateway.void(unknown)).toMatchObject(no)
    expect(await gateway.refund(unknown)).toMatchObject(no)
    const strange = { ...request, paymentToken: '4111 1111 1111 1111' }
    expect(await gateway.authorise(strange)).toMatchObject({ outcome: 'refused', code: 'token_invalid' })
    const other = { ...request, paymentToken: 'CARD_EVA' }
    expect(await gateway.authorise(other)).toMatchObject({ outcome: 'refused', code: 'response_14' })
  })
})
