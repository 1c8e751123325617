import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CardRequest, CardStatus, TerminalAccess } from '../../../electron/order-manager/ports/card-terminal.ts'
import { createAdyenTerminal } from '../../../electron/payments/terminal/adyen-terminal.ts'
import { terminalDesk } from '../../support/terminal-desk.ts'
import { SandboxProcess, until } from '../sandbox/sandbox-process.ts'

const sandbox = new SandboxProcess()
const desk = terminalDesk(() => sandbox.ready.terminal)
beforeAll(() => sandbox.start())
afterAll(() => sandbox.end())
afterEach(async () => {
  await desk.noFaults()
  await desk.plug(true)
  await desk.customer(null)
})

/** Long enough for the sandbox, short enough for a test. */
const terminal = (changes: Partial<TerminalAccess> = {}) => createAdyenTerminal(desk.access(changes), { longest: 3000 })

const charge = (changes: Partial<CardRequest> = {}): CardRequest => ({
  kind: 'charge',
  key: crypto.randomUUID(),
  saleId: 'Till-1',
  reference: 'order-1',
  amount: 1205,
  currency: 'EUR',
  digits: 2,
  at: Date.now(),
  ...changes,
})

const chargesOf = async (request: CardRequest) =>
  (await desk.transactions()).filter(({ reference, state }) => reference === request.reference && state === 'approved')

/** Charges as a customer whose card is presented at once. */
const paid = async (request: CardRequest) => {
  await desk.customer('ada')
  const outcome = await terminal().send(request)
  await desk.customer(null)
  if (outcome.outcome !== 'approved') throw new Error(JSON.stringify(outcome))
  return outcome
}

/** The question is asked until the terminal knows. */
const truth = (request: CardRequest): Promise<CardStatus> =>
  until(
    () => terminal().status(request),
    ({ outcome }) => outcome !== 'unknown' && outcome !== 'inProgress',
  )

describe('a charge', () => {
  test('given a customer with funds, when the card is presented, then exactly the amount is taken, and said with four digits', async () => {
    const request = charge({ reference: 'order-a' })
    const answer = terminal().send(request)
    await desk.present('ada')
    expect(await answer).toEqual({
      outcome: 'approved',
      transaction: { id: expect.any(String), at: expect.any(String) },
      brand: 'Visa',
      lastFour: '1111',
      authorisationCode: expect.stringMatching(/^\d{6}$/),
      tip: 0,
    })
    expect(await chargesOf(request)).toMatchObject([{ amount: 1205, moved: 1205, currency: 'EUR' }])
    expect(await terminal().status(request)).toEqual(await answer)
  })

  test.each([
    ['ben', 'Refusal', 'not have enough money'],
    ['cem', 'Refusal', 'card is blocked'],
  ])('given the card of %s, then the bank declines, with the reason', async (card, code, words) => {
    const request = charge()
    const answer = terminal().send(request)
    await desk.present(card)
    expect(await answer).toMatchObject({ outcome: 'failed', code, message: expect.stringContaining(words) })
    expect(await terminal().status(request)).toEqual(await answer)
  })

  test('given the customer presses cancel, or the cashier does, then nothing is taken', async () => {
    const [byCustomer, byCashier] = [charge({ reference: 'order-b' }), charge({ reference: 'order-b' })]
    const first = terminal().send(byCustomer)
    await desk.cancel()
    expect(await first).toMatchObject({ outcome: 'failed', code: 'Cancel' })
    const second = terminal().send(byCashier)
    await desk.waiting()
    await terminal().abort(byCashier)
    expect(await second).toMatchObject({ outcome: 'failed', code: 'Aborted' })
    expect(await chargesOf(byCashier)).toEqual([])
  })

  test('given an abort of something else, then the charge goes on', async () => {
    const request = charge()
    const answer = terminal().send(request)
    await desk.waiting()
    await terminal().abort(charge())
    expect(await terminal().status(request)).toEqual({ outcome: 'inProgress' })
    await desk.present('dora')
    expect(await answer).toMatchObject({ outcome: 'approved', brand: 'Mastercard', lastFour: '4444' })
  })

  test('given a charge that runs, when another is sent, then the terminal is busy for it', async () => {
    const answer = terminal().send(charge())
    await desk.waiting()
    expect(await terminal().send(charge())).toMatchObject({ outcome: 'failed', code: 'Busy' })
    await desk.cancel()
    await answer
  })

  test('given the same request sent again, as never happens, then the terminal refuses, and the outcome stays open', async () => {
    const request = charge({ reference: 'order-c' })
    await paid(request)
    await desk.customer('ada')
    expect(await terminal().send(request)).toMatchObject({ outcome: 'unknown' })
    expect(await chargesOf(request)).toHaveLength(1)
    expect(await terminal().status(request)).toMatchObject({ outcome: 'approved' })
  })

  test('given another amount taken, then it is no payment, and says what was taken', async () => {
    await desk.customer('ada')
    await desk.fault('otherAmount')
    const request = charge()
    expect(await terminal().send(request)).toMatchObject({
      outcome: 'mismatch',
      message: expect.stringContaining('12.04'),
    })
    expect(await terminal().status(request)).toMatchObject({ outcome: 'mismatch' })
  })

  test('given yen and dinars, then the amounts are the same on both sides', async () => {
    const yen = charge({ amount: 1205, currency: 'JPY', digits: 0, reference: 'order-yen' })
    await paid(yen)
    expect(await chargesOf(yen)).toMatchObject([{ moved: 1205, currency: 'JPY' }])
    const dinar = charge({ amount: 1205, currency: 'KWD', digits: 3, reference: 'order-kwd' })
    await desk.customer('ada')
    expect(await terminal().send(dinar)).toMatchObject({ outcome: 'failed', code: 'Refusal' })
    expect((await desk.transactions()).at(-1)).toMatchObject({ amount: 1205, currency: 'KWD' })
  })

  test('given more money than a number can say, then it is not sent', async () => {
    expect(await terminal().send(charge({ amount: Number.MAX_SAFE_INTEGER }))).toMatchObject({
      outcome: 'failed',
      code: 'amount_out_of_range',
    })
  })
})

describe('after each trouble, the truth', () => {
  test.each(['declined', 'insufficientFunds', 'cancelled', 'busy'])('%s: not charged, and said so', async (fault) => {
    await desk.customer('ada')
    await desk.fault(fault)
    const request = charge({ reference: `order-${fault}` })
    expect(await terminal().send(request)).toMatchObject({ outcome: 'failed' })
    expect(await terminal().status(request)).toMatchObject({ outcome: 'failed' })
    expect(await chargesOf(request)).toEqual([])
  })

  test.each(['answerLost', 'cut', 'rubbish'])('%s: unknown at first, charged once in truth', async (fault) => {
    await desk.customer('ada')
    await desk.fault(fault)
    const request = charge({ reference: `order-${fault}` })
    expect(await terminal().send(request)).toMatchObject({ outcome: 'unknown' })
    expect(await truth(request)).toMatchObject({ outcome: 'approved', lastFour: '1111' })
    expect(await chargesOf(request)).toHaveLength(1)
  })

  test.each(['twice', 'slow'])('%s: charged once', async (fault) => {
    await desk.customer('ada')
    await desk.fault(fault)
    const request = charge({ reference: `order-${fault}` })
    expect(await terminal().send(request)).toMatchObject({ outcome: 'approved' })
    expect(await chargesOf(request)).toHaveLength(1)
  })

  test.each([
    ['unpluggedAfter', 'approved', 1],
    ['unpluggedBefore', 'failed', 0],
  ])('%s: unknown until it is plugged in again, then %s', async (fault, outcome, charges) => {
    await desk.customer('ada')
    await desk.fault(fault)
    const request = charge({ reference: `order-${fault}` })
    expect(await terminal().send(request)).toMatchObject({ outcome: 'unknown' })
    expect(await terminal().status(request)).toMatchObject({ outcome: 'unknown' })
    await desk.plug(true)
    expect(await truth(request)).toMatchObject({ outcome })
    expect(await chargesOf(request)).toHaveLength(charges)
  })

  test('unplugged while the customer looks for the card: not charged, and said so once it is back', async () => {
    const request = charge({ reference: 'order-looking' })
    const answer = terminal().send(request)
    await desk.waiting()
    await desk.plug(false)
    expect(await answer).toMatchObject({ outcome: 'unknown' })
    await desk.plug(true)
    expect(await truth(request)).toMatchObject({ outcome: 'failed', code: 'Aborted' })
  })

  test('unplugged from the start: nothing was sent, and that is certain', async () => {
    await desk.plug(false)
    const request = charge()
    expect(await terminal().send(request)).toMatchObject({ outcome: 'failed', code: 'not_reached' })
    await desk.plug(true)
    expect(await terminal().status(request)).toEqual({ outcome: 'notFound' })
  })

  test('the terminal itself killed after charging: what it began it ends, once', async () => {
    await desk.customer('ada')
    await desk.fault('answerLost')
    const request = charge({ reference: 'order-killed' })
    expect(await terminal().send(request)).toMatchObject({ outcome: 'unknown' })
    await sandbox.restart()
    expect(await truth(request)).toMatchObject({ outcome: 'approved' })
    expect(await chargesOf(request)).toHaveLength(1)
  })
})

describe('a tip', () => {
  test('that the till names is charged with the amount, and told apart', async () => {
    const request = charge({ reference: 'order-tip', amount: 1505, tip: 300 })
    expect(await paid(request)).toMatchObject({ outcome: 'approved', tip: 300 })
    expect(await chargesOf(request)).toMatchObject([{ amount: 1505, moved: 1505 }])
    expect(await terminal().status(request)).toMatchObject({ outcome: 'approved', tip: 300 })
  })

  test('that the customer adds on the terminal is more than was asked for, and all of it is given back', async () => {
    await desk.fault('tipped')
    const request = charge({ reference: 'order-tipped', amount: 1505, tip: 300 })
    const { transaction, tip } = await paid(request)
    expect(tip).toBe(300 + 151)
    expect(await chargesOf(request)).toMatchObject([{ moved: 1505 + 151 }])
    const back = charge({
      kind: 'reversal',
      reference: 'order-tipped',
      original: transaction,
      amount: 1656,
      whole: true,
    })
    expect(await terminal().send(back)).toMatchObject({ outcome: 'approved' })
    expect((await chargesOf(request)).map(({ moved }) => moved)).toEqual([1656, 1656])
  })

  test('does not make other money what was asked for', async () => {
    await desk.fault('otherAmount')
    await desk.customer('ada')
    expect(await terminal().send(charge({ amount: 1505, tip: 300 }))).toMatchObject({ outcome: 'mismatch' })
  })
})

describe('giving back', () => {
  const reversalOf = (
    request: CardRequest,
    original: { id: string; at: string },
    amount = request.amount,
  ): CardRequest => charge({ kind: 'reversal', reference: request.reference, original, amount })

  test('given a charge, when parts of it are reversed, then no more is given back than was taken', async () => {
    const request = charge({ reference: 'order-r', amount: 2000 })
    const { transaction } = await paid(request)
    const first = reversalOf(request, transaction, 1500)
    expect(await terminal().send(first)).toMatchObject({ outcome: 'approved' })
    expect(await terminal().status(first)).toMatchObject({ outcome: 'approved' })
    expect(await terminal().send(reversalOf(request, transaction, 501))).toMatchObject({ outcome: 'unknown' })
    expect(await terminal().send(reversalOf(request, transaction, 500))).toMatchObject({ outcome: 'approved' })
    const moved = (await chargesOf(request)).map(({ kind, moved: sum }) => (kind === 'charge' ? sum : -sum))
    expect(moved).toEqual([2000, -1500, -500])
  })

  test('given no original, then the presented card gets the money', async () => {
    await paid(charge({ amount: 5000 }))
    const request = charge({ kind: 'refund', reference: 'order-u', amount: 700 })
    const answer = terminal().send(request)
    await desk.present('dora')
    expect(await answer).toMatchObject({ outcome: 'approved', brand: 'Mastercard' })
    expect(await chargesOf(request)).toMatchObject([{ kind: 'refund', moved: 700 }])
  })

  test('given an answer that is lost, then the status says what became of a reversal, too', async () => {
    const request = charge({ reference: 'order-l' })
    const { transaction } = await paid(request)
    await desk.fault('cut')
    const back = reversalOf(request, transaction)
    expect(await terminal().send(back)).toMatchObject({ outcome: 'unknown' })
    expect(await truth(back)).toMatchObject({ outcome: 'approved' })
  })
})

describe('the line', () => {
  test('given the right key, then the diagnosis is ready; given a wrong one, then the words say which', async () => {
    expect(await terminal().diagnose()).toEqual({ outcome: 'ready' })
    for (const changes of [{ passphrase: 'wrong' }, { keyIdentifier: 'other' }, { keyVersion: 7 }])
      expect(await terminal(changes).diagnose()).toMatchObject({
        outcome: 'problem',
        problem: expect.stringContaining('shared key'),
      })
    expect(await terminal({ poiId: 'S1F2-0' }).diagnose()).toMatchObject({ outcome: 'problem' })
    await desk.plug(false)
    expect(await terminal().diagnose()).toMatchObject({
      problem: expect.stringContaining('does not accept connections'),
    })
  })

  test('given a wrong key, then nothing is charged, and nobody claims to know', async () => {
    await desk.customer('ada')
    const request = charge({ reference: 'order-k' })
    expect(await terminal({ passphrase: 'wrong' }).send(request)).toMatchObject({ outcome: 'unknown' })
    expect(await terminal({ passphrase: 'wrong' }).status(request)).toMatchObject({ outcome: 'unknown' })
    expect(await terminal().status(request)).toEqual({ outcome: 'notFound' })
    expect(await chargesOf(request)).toEqual([])
  })

  test('given an address without protection, then nothing is sent to it', async () => {
    expect(await terminal({ address: 'http://192.0.2.1:8443' }).send(charge())).toMatchObject({
      outcome: 'failed',
      code: 'not_reached',
      message: expect.stringContaining('https://'),
    })
  })

  test('given an answer in the clear, however friendly, then it is not believed', async () => {
    const answers = [
      '{"SaleToPOIResponse":{"PaymentResponse":{"Response":{"Result":"Success"}}}}',
      '<html>',
      '',
      '{"SaleToPOIResponse":{"NexoBlob":"AAAA","SecurityTrailer":{"AdyenCryptoVersion":1,"KeyIdentifier":"sandbox","KeyVersion":1,"Nonce":"AAAA","Hmac":"AAAA"}}}',
    ]
    for (const answer of answers) {
      const server = createServer((_request, response) => response.end(answer)).listen(0, '127.0.0.1')
      await until(async () => server.listening, Boolean)
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      expect(await terminal({ address }).send(charge())).toMatchObject({ outcome: 'unknown' })
      expect(await terminal({ address }).status(charge())).toMatchObject({ outcome: 'unknown' })
      server.close()
      server.closeAllConnections()
    }
  })

  test('given whatever goes wrong, then the passphrase stands in no outcome', async () => {
    const passphrase = 'very-secret-passphrase'
    const wrong = terminal({ passphrase })
    await desk.fault('rubbish')
    const told = [await wrong.send(charge()), await wrong.status(charge()), await wrong.diagnose()]
    expect(JSON.stringify(told)).not.toContain(passphrase)
  })
})
