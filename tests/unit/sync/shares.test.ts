import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handOut, planOf } from '../../../shared/domain/shares/hand-out.ts'

const one = 1000

interface ModelTill {
  received: number
  spent: number
  /** Changes of what is there that the hub has not heard of, in the order in which they happened. */
  untold: number[]
}

/** A hub that has heard some of what tills did, and what it was told of their shares; the tills know more. */
class Model {
  there = 0
  readonly heard: { received: number; spent: number; lacks: number }[]
  readonly tills: ModelTill[]

  constructor(count: number) {
    this.tills = Array.from({ length: count }, () => ({ received: 0, spent: 0, untold: [] }))
    this.heard = Array.from({ length: count }, () => ({ received: 0, spent: 0, lacks: 0 }))
  }

  till(number: number): ModelTill {
    const found = this.tills[number % this.tills.length]
    if (found === undefined) throw new Error('There is no such till.')
    return found
  }

  /** What is there in truth, by all that anybody did. */
  get inTruth(): number {
    return this.there + this.tills.flatMap(({ untold }) => untold).reduce((sum, each) => sum + each, 0)
  }

  sell(number: number, quantity: number): void {
    const till = this.till(number)
    if (quantity > till.received - till.spent) return
    till.spent += quantity
    till.untold.push(-quantity)
  }

  takeBack(number: number, quantity: number): void {
    this.till(number).untold.push(quantity)
  }

  /** Tells the oldest of what the hub has not heard. */
  tell(number: number, many: number): void {
    for (const change of this.till(number).untold.splice(0, many)) this.there += change
  }

  /** @param answer whether it comes through */
  ask(number: number, need: number, answer: boolean): void {
    const till = this.till(number)
    const heard = this.heard[number % this.tills.length]
    // A till that has not told all asks for nothing.
    if (heard === undefined || till.untold.length > 0) return
    const others = this.heard.filter((each) => each !== heard)
    const left = till.received - till.spent
    const plan = planOf({
      ...{ left, need, available: Math.max(0, this.there), tills: this.tills.length },
      wantedElsewhere: others.some(({ lacks }) => lacks > 0),
    })
    till.spent += plan.givesBack
    const [received, spent] = [Math.max(heard.received, till.received), Math.max(heard.spent, till.spent)]
    const more = handOut(
      {
        there: this.there,
        others: others.reduce((sum, each) => sum + each.received - each.spent, 0),
        held: received - spent,
        lackedByOthers: others.reduce((sum, { lacks }) => sum + lacks, 0),
      },
      plan,
    )
    Object.assign(heard, { received: received + more, spent, lacks: Math.max(0, plan.least - received - more + spent) })
    if (answer) till.received = Math.max(till.received, received + more)
  }
}

const few = fc.integer({ min: 0, max: 4 })
const pieces = fc.integer({ min: 1, max: 4 }).map((many) => many * one)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sell' as const), till: few, quantity: pieces }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('takeBack' as const), till: few, quantity: pieces }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tell' as const), till: few, many: few }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('ask' as const), till: few, need: pieces, answer: fc.boolean() }),
  },
)

const run = (model: Model, what: typeof step extends fc.Arbitrary<infer S> ? S : never): void => {
  if (what.do === 'sell') model.sell(what.till, what.quantity)
  else if (what.do === 'takeBack') model.takeBack(what.till, what.quantity)
  else if (what.do === 'tell') model.tell(what.till, what.many)
  else model.ask(what.till, what.need, what.answer)
}

describe('shares of what is never oversold', () => {
  test('what all tills may sell together is never more than is there, whoever is cut off and whatever is lost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 20 }),
        fc.array(step, { maxLength: 60 }),
        (tills, stock, steps) => {
          const model = new Model(tills)
          model.there = stock * one
          for (const what of steps) {
            run(model, what)
            const left = model.tills.reduce((sum, { received, spent }) => sum + received - spent, 0)
            const back = model.tills.flatMap(({ untold }) => untold.filter((each) => each > 0))
            // What came back is sold again only once the hub has it.
            expect(left + back.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(model.inTruth)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('each piece that is there can be sold, wherever the customer is, once the tills have heard of one another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 9 }), few, (tills, stock, at) => {
        const model = new Model(tills)
        model.there = stock * one
        for (let till = 0; till < tills; till += 1) model.ask(till, 0, true)
        // The customer wants all of it at one till; the others hear so, and give back.
        model.ask(at, stock * one, true)
        for (let till = 0; till < tills; till += 1) if (till !== at % tills) model.ask(till, 0, true)
        model.ask(at, stock * one, true)
        model.sell(at, stock * one)
        expect(model.inTruth).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['holds an even part', { left: 0, need: 0, available: 12_000, tills: 3 }, { wish: 4000, asks: true, givesBack: 0 }],
    ['asks before half of it is gone', { left: 1000, need: 0, available: 9000, tills: 3 }, { wish: 3000, asks: true }],
    ['asks for nothing with half of it', { left: 2000, need: 0, available: 9000, tills: 3 }, { asks: false }],
    ['asks for what a cart wants', { left: 1000, need: 2000, available: 2000, tills: 3 }, { least: 2000, asks: true }],
    ['tries to hold one of few', { left: 0, need: 0, available: 2000, tills: 3 }, { wish: 1000, asks: true }],
    ['asks for nothing where nothing is', { left: 0, need: 0, available: 0, tills: 3 }, { asks: false, givesBack: 0 }],
    ['gives back what is too much', { left: 9000, need: 0, available: 12_000, tills: 3 }, { givesBack: 5000 }],
    ['keeps what its own cart wants', { left: 9000, need: 6000, available: 9000, tills: 3 }, { givesBack: 0 }],
  ])('a till %s', (_what, standing, plan) => {
    expect(planOf({ wantedElsewhere: false, ...standing })).toMatchObject(plan)
  })

  test('a till gives back what somebody waits for elsewhere, but not what its own cart wants', () => {
    const standing = { left: 3000, need: 1000, available: 9000, tills: 3, wantedElsewhere: true }
    expect(planOf({ ...standing })).toMatchObject({ asks: false, givesBack: 2000 })
  })
})
