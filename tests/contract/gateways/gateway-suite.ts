import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Authorised, Captured, PaymentGateway, Question } from '../../../electron/order-manager/ports/gateway.ts'
import type { GatewayWorld, Step } from './gateway-world.ts'

const euro = { currency: 'EUR', digits: 2 }
let keys = 0

/** What every gateway promises, whatever it speaks. @param lists whether it has a list of its own */
export const describeGateway = (name: string, open: () => Promise<GatewayWorld>, lists = true): void => {
  describe(`the gateway ${name}`, () => {
    let world: GatewayWorld
    let gateway: PaymentGateway
    beforeEach(async () => {
      world = await open()
      gateway = world.gateway
    })
    afterEach(() => world.close())

    const asked = (order: string) => ({
      key: `01990000-0000-7000-8000-${String((keys += 1)).padStart(12, '0')}:step`,
      attempts: 0,
      orderId: `01990000-0000-7000-8000-order${order}`,
      orderNumber: `W-${order}`,
    })
    const authorisationOf = (amount: number, order = '000001', paymentToken = world.rich) => ({
      ...asked(order),
      ...euro,
      amount,
      paymentToken,
    })
    const authorised = async (amount: number, order = '000001'): Promise<Authorised> => {
      const answer = await gateway.authorise(authorisationOf(amount, order))
      if (answer.outcome !== 'authorised') throw new Error(JSON.stringify(answer))
      return answer
    }
    const captureOf = (of: Authorised, amount: number, part = 1, final = true, order = '000001') => ({
      ...asked(order),
      ...euro,
      amount,
      gatewayOrderId: of.gatewayOrderId,
      authorisationId: of.authorisationId,
      part,
      final,
    })
    const captured = async (of: Authorised, amount: number, part = 1, final = true): Promise<Captured> => {
      const answer = await gateway.capture(captureOf(of, amount, part, final))
      if (answer.outcome !== 'captured') throw new Error(JSON.stringify(answer))
      return answer
    }
    const voidOf = (of: Authorised) => ({
      ...asked('000001'),
      gatewayOrderId: of.gatewayOrderId,
      authorisationId: of.authorisationId,
    })
    const refundOf = (of: Authorised, { captureId }: Captured, amount: number) => ({
      ...asked('000001'),
      ...euro,
      amount,
      gatewayOrderId: of.gatewayOrderId,
      captureId,
    })

    test('takes what it reserved in parts, and gives a part of it back', async () => {
      const promise = await authorised(5000)
      expect(await world.bank.reserved()).toBe(5000)
      const first = await captured(promise, 2000, 1, false)
      expect(await world.bank.taken()).toBe(2000)
      expect(await world.bank.reserved()).toBe(3000)
      const second = await captured(promise, 2500, 2, true)
      expect(second.captureId).not.toBe(first.captureId)
      expect(await world.bank.taken()).toBe(4500)
      expect(await world.bank.reserved()).toBe(0)
      expect(await gateway.refund(refundOf(promise, first, 700))).toMatchObject({ outcome: 'refunded' })
      expect(await gateway.refund(refundOf(promise, first, 4000))).toMatchObject({ outcome: 'refused' })
      expect(await gateway.refund(refundOf(promise, first, 1300))).toMatchObject({ outcome: 'refunded' })
      expect(await world.bank.taken()).toBe(2500)
    })

    test('gives back what it reserved, and takes nothing of it afterwards', async () => {
      const promise = await authorised(1205)
      expect(await gateway.void(voidOf(promise))).toEqual({ outcome: 'voided' })
      expect(await world.bank.reserved()).toBe(0)
      expect(await gateway.void(voidOf(promise))).toEqual({ outcome: 'voided' })
      expect(await gateway.capture(captureOf(promise, 1205))).toMatchObject({ outcome: 'refused' })
      expect(await world.bank.taken()).toBe(0)
    })

    test('says no where the bank does, in words for people', async () => {
      const answer = await gateway.authorise(authorisationOf(90_000, '000001', world.poor))
      expect(answer).toMatchObject({ outcome: 'refused' })
      expect('message' in answer && answer.message).toMatch(/^[A-Z].{10,}\.$/)
      expect(await world.bank.reserved()).toBe(0)
    })

    test('takes neither more than it reserved, nor another currency', async () => {
      const promise = await authorised(1000)
      expect(await gateway.capture(captureOf(promise, 1001))).toMatchObject({ outcome: 'refused' })
      expect(await gateway.capture({ ...captureOf(promise, 1000), currency: 'USD' })).toMatchObject({
        outcome: 'refused',
      })
      expect(await world.bank.taken()).toBe(0)
      await captured(promise, 1000)
      expect(await gateway.capture(captureOf(promise, 1000, 2))).toMatchObject({ outcome: 'refused' })
      expect(await world.bank.taken()).toBe(1000)
    })

    /** Each step on what it needs, ready to be asked. */
    const steps: Record<Step, () => Promise<{ question: Question; ask: () => Promise<{ outcome: string }> }>> = {
      authorise: async () => {
        const request = authorisationOf(1500)
        return {
          question: { step: 'authorise', request, askedAt: Date.now() },
          ask: () => gateway.authorise(request),
        }
      },
      capture: async () => {
        const request = captureOf(await authorised(1500), 1500)
        return { question: { step: 'capture', request, askedAt: Date.now() }, ask: () => gateway.capture(request) }
      },
      void: async () => {
        const request = voidOf(await authorised(1500))
        return { question: { step: 'void', request, askedAt: Date.now() }, ask: () => gateway.void(request) }
      },
      refund: async () => {
        const promise = await authorised(1500)
        const request = refundOf(promise, await captured(promise, 1500), 400)
        return { question: { step: 'refund', request, askedAt: Date.now() }, ask: () => gateway.refund(request) }
      },
    }
    const books = async () => [await world.bank.taken(), await world.bank.reserved()]
    /** What the shop has and what is reserved for it, once the step is done. */
    const after: Record<Step, readonly number[]> = {
      authorise: [0, 1500],
      capture: [1500, 0],
      void: [0, 0],
      refund: [1100, 0],
    }
    const all = ['authorise', 'capture', 'void', 'refund'] as const

    test.each(all)('%s: the same key twice acts once', async (step) => {
      const { ask } = await steps[step]()
      const answer = await ask()
      expect(await ask()).toEqual(answer)
      expect(await books()).toEqual(after[step])
    })

    test.each(all)('%s: given an answer that got lost, then it is found, and the same key acts once', async (step) => {
      const { question, ask } = await steps[step]()
      expect(await gateway.lookUp(question)).toEqual({ outcome: 'nothing' })
      await world.fault(step, 'timeoutAfter')
      expect(await ask()).toMatchObject({ outcome: 'unavailable' })
      const found = await gateway.lookUp(question)
      const answer = await ask()
      expect(answer).not.toMatchObject({ outcome: 'unavailable' })
      // Who undoes what it did not hear of finds nothing, and does it anew.
      if (found.outcome !== 'nothing') expect(found).toEqual(answer)
      expect(await gateway.lookUp(question)).toEqual(answer)
      expect(await books()).toEqual(after[step])
    })

    test.each(
      all.flatMap((step) => (['down', 'timeoutBefore', 'rubbish'] as const).map((kind) => [step, kind] as const)),
    )('%s: given %s, then nobody knows, nothing was done, and it works afterwards', async (step, kind) => {
      const { ask } = await steps[step]()
      const before = await books()
      await world.fault(step, kind)
      expect(await ask()).toMatchObject({ outcome: 'unavailable' })
      expect(await books()).toEqual(before)
      expect(await ask()).not.toMatchObject({ outcome: 'unavailable' })
      expect(await books()).toEqual(after[step])
    })

    test('lists what was captured and refunded, under the order’s own id, or says that it has no list', async () => {
      if (!lists) return expect(gateway.list).toBeNull()
      const from = Date.now() - 60_000
      const promise = await authorised(5000)
      const first = await captured(promise, 2000, 1, false)
      const second = await captured(promise, 3000, 2, true)
      const refund = await gateway.refund(refundOf(promise, first, 250))
      if (gateway.list === null || refund.outcome !== 'refunded') throw new Error(JSON.stringify(refund))
      const listing = await gateway.list({ from, to: Date.now() + 60_000, ...euro })
      if (listing.outcome !== 'listed') throw new Error(listing.problem)
      const shown = listing.bookings.map(({ id, kind, amount, currency, orderId }) => ({
        id,
        kind,
        amount,
        currency,
        orderId,
      }))
      const orderId = '01990000-0000-7000-8000-order000001'
      expect(shown).toHaveLength(3)
      expect(shown).toContainEqual({ id: first.captureId, kind: 'capture', amount: 2000, currency: 'EUR', orderId })
      expect(shown).toContainEqual({ id: second.captureId, kind: 'capture', amount: 3000, currency: 'EUR', orderId })
      expect(shown).toContainEqual(expect.objectContaining({ id: refund.refundId, kind: 'refund', amount: 250 }))
      expect(listing.bookings.every(({ at }) => at >= from)).toBe(true)
      expect(await gateway.list({ from: from - 86_400_000, to: from, ...euro })).toEqual({
        outcome: 'listed',
        bookings: [],
      })
    })

    test('says when its promise ends; afterwards nothing is taken', async () => {
      const promise = await authorised(1500)
      expect(promise.expiresAt).toBeGreaterThan(Date.now())
      await world.age(24 * 40)
      expect(await gateway.capture(captureOf(promise, 1500))).toMatchObject({ outcome: 'refused' })
      expect(await world.bank.taken()).toBe(0)
    })
  })
}
