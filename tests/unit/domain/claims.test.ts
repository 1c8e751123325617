import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import { timeAfter } from '../../../shared/domain/orders/entry-time.ts'
import { evolve, fold } from '../../../shared/domain/orders/evolve.ts'
import { mergeOrders } from '../../../shared/domain/orders/merge.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { append, authorised, aWebOrder, placing } from './history.ts'
import { aLine } from './lines.ts'

const atHub = (): Order => append(fold('order', []), [placing([aLine({})])])

describe('the claims of an order', () => {
  test('fold to the same holder, in whatever order tills hear of them, and however often', () => {
    const claim = fc.record({
      holder: fc.constantFrom('north', 'south', 'west'),
      later: fc.integer({ min: 0, max: 5 }),
    })
    fc.assert(
      fc.property(fc.array(claim, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat(50)), (claims, draws) => {
        // The hub writes one behind the other; each till has heard of some, and has written something of its own.
        let now = 5000
        let hub = atHub()
        const versions: Order[] = [hub]
        for (const [place, { holder, later }] of claims.entries()) {
          now += later
          const head = {
            id: `claim-${place}`,
            deviceId: 'hub-1',
            staffId: null,
            ...timeAfter(hub.entries, now, 'hub-1'),
          }
          hub = evolve(hub, { ...head, type: 'claimed', holder, till: holder, until: now + 60 })
          const own: Entry = {
            ...head,
            id: `own-${place}`,
            deviceId: holder,
            counter: 0,
            type: 'commented',
            text: 'Seen',
          }
          versions.push(hub, evolve(hub, own))
        }
        const shuffled = versions
          .flatMap((version) => [version, version])
          .map((version) => ({ version, at: draws.next().value }))
          .sort((one, other) => one.at - other.at)
          .map(({ version }) => version)
        const merged = shuffled.reduce(mergeOrders)
        expect(merged.claim).toEqual(hub.claim)
        expect(merged.claim?.holder).toBe(claims.at(-1)?.holder)
      }),
      { numRuns: 60 },
    )
  })
})

describe('an answer that two holders have heard, one after the other', () => {
  const paid = authorised(aWebOrder([aLine({})]))
  const answer = paid.entries.find((entry) => entry.type === 'paymentAuthorised')

  test('counts once', () => {
    if (answer === undefined) throw new Error('Nothing was authorised.')
    const again = evolve(paid, { ...answer, id: 'again', deviceId: 'other' })
    expect(again).toMatchObject({ exceptions: [], payments: paid.payments, effects: paid.effects })
    expect(again.entries).toHaveLength(paid.entries.length + 1)
  })

  test('is an exception where it is another promise of money', () => {
    if (answer?.type !== 'paymentAuthorised') throw new Error('Nothing was authorised.')
    const other = evolve(paid, { ...answer, id: 'again', authorisationId: 'another' })
    expect(other.exceptions).toHaveLength(1)
    expect(other.payments).toEqual(paid.payments)
  })
})
