import fc from 'fast-check'
import { type Draft, drafts } from './documents.ts'
import { type AskedQuery, queries } from './queries.ts'
import { type Layout, looseLayout, strictLayout } from './schemas.ts'
import { tameValues, type Values, wildValues } from './values.ts'

/** A collection, and what is asked of it. */
export interface Case {
  /** Which of our storages is asked, by its place among them. */
  readonly storage: number
  /** Whether the memory storage may answer by its indexes, which is where it differs from RxDB's own matcher. */
  readonly tame: boolean
  readonly layout: Layout
  readonly drafts: readonly Draft[]
  readonly asked: readonly AskedQuery[]
}

export const queriesPerCase = 100

/**
 * The memory storage keeps an index as strings, in which padded text, numbers cut to the declared decimals, and missing
 * fields look alike, and takes an operand of another type for no bound at all: with those it finds documents that RxDB's
 * own matcher refuses, or orders them unlike RxDB's own comparator. So there are tame cases, in which none of that
 * occurs, and wild ones, in which it is made to look at all documents, by the matcher and the comparator.
 */
export const cases: fc.Arbitrary<Case> = fc.oneof(
  { weight: 2, arbitrary: caseOf(false, looseLayout, wildValues) },
  { weight: 1, arbitrary: caseOf(true, strictLayout, tameValues) },
)

function caseOf(tame: boolean, layout: fc.Arbitrary<Layout>, values: Values): fc.Arbitrary<Case> {
  return fc.record({
    storage: fc.nat({ max: 1 }),
    tame: fc.constant(tame),
    layout,
    drafts: drafts(values, tame),
    asked: fc.array(queries(values, tame), { minLength: 1, maxLength: queriesPerCase, size: 'max' }),
  })
}
