import { describe, expect, test } from 'vitest'
import { explore } from '../explore/explore.ts'
import { type Product, product } from '../explore/product.ts'
import { modelOf, scenarios } from '../explore/scenarios.ts'

const scenario = (name: string) => {
  const found = scenarios.find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no scenario ${name}.`)
  // That both parts of an order are sent is for `npm run explore`.
  return name === 'split' ? { ...found, people: { ...found.people, pick: 3, ship: 1 } } : found
}

/** What does not hold, with the shortest way to it. */
const failures = (planted: Partial<Product>, name: string, limits = { faults: 1, crashes: 0 }) =>
  explore(modelOf({ ...product, ...planted }, scenario(name), limits)).invariants.flatMap(
    ({ name: invariant, failures: [failure] }) => (failure === undefined ? [] : [{ invariant, failure }]),
  )

/** How many steps a failure is from the beginning. */
const stepsOf = (failure: string | undefined): number => (failure?.match(/^\d+\. /gm) ?? []).length

describe('all that may become of an order', () => {
  test.each(scenarios)('$name: $about', ({ name }) => {
    // With so many people, a fault is for `npm run explore`.
    const limits = { faults: ['parts', 'split', 'merge'].includes(name) ? 0 : 1, crashes: 0 }
    const { invariants, states } = explore(modelOf(product, scenario(name), limits))
    expect(invariants.filter((one) => one.failures.length > 0)).toEqual([])
    expect(invariants.length).toBeGreaterThanOrEqual(12)
    expect(states).toBeGreaterThan(50)
  })

  test('also when something goes wrong, and the order manager is killed at any step', () => {
    expect(failures({}, 'review', { faults: 1, crashes: 1 })).toEqual([])
  })
})

describe('a defect that is planted is found', () => {
  test('a runner that asks again with a new key pays twice', () => {
    const questionOf: Product['questionOf'] = (order, effect, digits) => {
      const question = product.questionOf(order, effect, digits)
      const key = effect.attempts === 0 ? effect.id : `${effect.id} again`
      return { ...question, request: { ...question.request, key } } as typeof question
    }
    const found = failures({ questionOf }, 'goods')
    expect(found.map(({ invariant }) => invariant)).toContain('nobody pays twice, or more than is asked')
    const twice = found.find(({ invariant }) => invariant.startsWith('nobody pays twice'))?.failure
    // Begun, arrived, its answer lost, begun again, arrived again.
    expect(stepsOf(twice)).toBe(5)
    expect(twice).toContain('is lost, late or rubbish')
  })

  test('a fold that forgets the reservation sells what is not there', () => {
    const evolve: Product['evolve'] = (order, entry) => {
      const next = product.evolve(order, entry)
      return entry.type === 'paymentAuthorised' ? { ...next, reservations: [] } : next
    }
    const [found] = failures({ evolve }, 'goods', { faults: 0, crashes: 0 })
    expect(found?.invariant).toBe('reserved and on hand are conserved')
    expect(stepsOf(found?.failure)).toBe(3)
  })

  test('an order that is cancelled without giving back what was promised keeps the money', () => {
    const evolve: Product['evolve'] = (order, entry) => {
      const next = product.evolve(order, entry)
      return { ...next, effects: next.effects.filter(({ kind }) => kind !== 'void') }
    }
    const found = failures({ evolve }, 'goods', { faults: 0, crashes: 0 })
    expect(found.map(({ invariant }) => invariant)).toContain('a refused or cancelled order holds no money')
  })

  test('a capture that is the final one takes from another order what it has a share in', () => {
    const questionOf: Product['questionOf'] = (...asked) => {
      const question = product.questionOf(...asked)
      return question.step === 'capture' ? { ...question, request: { ...question.request, final: true } } : question
    }
    const found = failures({ questionOf }, 'split', { faults: 0, crashes: 0 })
    expect(found.map(({ invariant }) => invariant)).toContain('what is promised is an order’s that goes on')
  })

  test('a cancelled order that gives back the whole promise at once leaves another one unfunded', () => {
    const settleShare: Product['settleShare'] = () => null
    const found = failures({ settleShare }, 'split', { faults: 0, crashes: 0 })
    expect(found.map(({ invariant }) => invariant)).toContain('what is promised is an order’s that goes on')
  })

  test('a runner that does not write down that the bank said no asks without end', () => {
    const happeningsOf: Product['happeningsOf'] = (...attempt) =>
      product.happeningsOf(...attempt).filter(({ type }) => type !== 'paymentRefused')
    const found = failures({ happeningsOf }, 'goods')
    expect(found.map(({ invariant }) => invariant)).toContain('what goes on without end is seen by people')
  })

  test('a web shop that is told of the second thing first is found', () => {
    const runnable: Product['runnable'] = (effects) => effects.filter(({ awaits }) => awaits === undefined)
    const found = failures({ runnable }, 'download', { faults: 0, crashes: 0 })
    expect(found.map(({ invariant }) => invariant)).toContain('each event is told in order')
  })
})
