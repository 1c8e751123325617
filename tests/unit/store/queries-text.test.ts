import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromSortable, toSortable } from '../../../electron/store/rx-storage/documents/sortable-text.ts'
import { afterPrefix, leastAbove } from '../../../electron/store/rx-storage/query/text-bounds.ts'

/** The ends of the ranges that UTF-8, UTF-16 and our columns order in ways of their own. */
const letters = [
  ...['', 'a', '\u0000', '\u0001', '\u0002', '\u{d7ff}', '\u{e000}', '\u{fffd}', '\u{fffe}', '\u{ffff}'],
  ...['\u{10000}', '\u{103ff}', '\u{10400}', '\u{10fbff}', '\u{10fc00}', '\u{10fffd}', '\u{10fffe}', '\u{10ffff}'],
]
const loneSurrogates = ['\ud800', '\ud801', '\udbfe', '\udbff', '\udc00', '\udfff']
const text = fc.array(fc.constantFrom(...letters), { maxLength: 3 }).map((some) => some.join(''))
/** SQLite compares the bytes of UTF-8. */
const isBelow = (one: string, other: string): boolean => Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0

const check = (property: fc.IProperty<[string, string]>) => fc.assert(property, { seed: 3, numRuns: 5000 })
const column = (value: string): string => toSortable(value) ?? expect.fail(`${value} has no place in a column`)

test('given two texts, then a column has them apart, in the order of JavaScript, and gives them back', () => {
  check(
    fc.property(text, text, (one, other) => {
      expect(isBelow(column(one), column(other))).toBe(one < other)
      expect(fromSortable(column(one))).toBe(one)
      expect(column(one)).not.toContain('\u0000')
    }),
  )
})

test('given a start, then the texts from it on, and below what comes after it, are those that start so', () => {
  check(
    fc.property(text, text, (start, other) => {
      const after = afterPrefix(column(start))
      const isWithin = !isBelow(column(other), column(start)) && (after === undefined || isBelow(column(other), after))
      expect(isWithin).toBe(other.startsWith(start))
    }),
  )
})

test('given a text with a lone surrogate, then the texts from its bound on are those that are greater', () => {
  const lone = fc.tuple(text, fc.constantFrom(...loneSurrogates), fc.constantFrom(...letters, ...loneSurrogates))
  const wanted = lone.map((parts) => parts.join('')).filter((joined) => /\p{Surrogate}/u.test(joined))
  check(
    fc.property(wanted, text, (bound, other) => {
      const least = leastAbove(bound) ?? expect.fail('there is always text above')
      expect(!isBelow(column(other), least)).toBe(other > bound)
    }),
  )
})
