import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../../shared/domain/canonical.ts'
import { isLogicalTime, later, noTime, tick } from '../../../shared/domain/sync/clock.ts'
import { changedFields, type FieldTimes, mergeFields, type Version } from '../../../shared/domain/sync/merge-fields.ts'

const at = (now: number, device = 'd') => tick(noTime, now, device)
const product = { id: 'tea', name: 'Tea', price: 100 }

describe('two versions of a document', () => {
  test('keep each field as it was edited last', () => {
    const dearer = { document: { ...product, price: 120 }, times: { price: at(10) } }
    const renamed = { document: { ...product, name: 'Green tea' }, times: { name: at(20) } }
    expect(mergeFields(dearer, renamed).document).toEqual({ id: 'tea', name: 'Green tea', price: 120 })
    const dearest = { document: { ...product, price: 130 }, times: { price: at(30) } }
    expect(mergeFields(dearest, dearer).document).toMatchObject({ price: 130 })
  })

  test('of which one was deleted: the edits of the other keep it', () => {
    const edited = { document: product, times: { name: at(10) } }
    const deleted = { document: null, times: { '': at(20) } }
    expect(mergeFields(edited, deleted).document).toEqual(product)
    expect(mergeFields(deleted, edited).document).toEqual(product)
    expect(mergeFields(deleted, deleted).document).toBe(null)
  })

  test('become the same in every order and however often', () => {
    const value = fc.constantFrom(null, 0, 1, 'a', 'b', [1], { x: 1, y: 2 })
    const field = fc.constantFrom('a', 'b', 'c')
    const times = fc.dictionary(field, fc.constantFrom(...[1, 2, 3].map((now) => at(now))))
    // A time has one value: the edit that it names.
    const version = fc.tuple(fc.dictionary(field, value), times).map(
      ([fields, edited]): Version => ({
        document: {
          ...fields,
          ...Object.fromEntries(Object.entries(edited).map(([name, time]) => [name, `${name} of ${time}`])),
          id: 'x',
        },
        times: edited as FieldTimes,
      }),
    )
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.nat()), (all, stream) => {
        const shuffled = [...all, ...all].sort(() => ((stream.next().value ?? 0) % 2 === 0 ? 1 : -1))
        expect(canonical(shuffled.reduce(mergeFields))).toBe(canonical([...all, ...all].reduce(mergeFields)))
      }),
      { numRuns: 2000 },
    )
  })

  test('differ in the fields that are not the same, whatever the order of what is in them', () => {
    const before = { id: 'x', a: { one: 1, two: 2 }, b: 1, c: 1 }
    expect(changedFields(before, { id: 'x', a: { two: 2, one: 1 }, b: 2, d: 1 })).toEqual(['b', 'c', 'd'])
  })
})

describe('hybrid logical time', () => {
  test('never goes back on a device, and is never behind what it has seen', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { minLength: 2 }), (clock) => {
        let last = noTime
        for (const now of clock) {
          const next = tick(last, now, 'd')
          expect(isLogicalTime(next)).toBe(true)
          expect(next > last).toBe(true)
          last = next
        }
      }),
    )
    const seen = at(9_000_000, 'ahead')
    expect(tick(seen, 1000, 'behind') > seen).toBe(true)
    expect(later(seen, at(1))).toBe(seen)
  })
})
