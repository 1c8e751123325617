import { type QueryCase, schemaOf } from './query-case.ts'

const staff = schemaOf({ badge: 'text', name: 'text', age: 'integer' }, ['age', ['age', 'name'], 'name', 'badge'])
/** One id is longer than the others: indexes made of padded text have failed on that. */
const people = [
  { badge: 'b1', name: 'Ada', age: 21 },
  { badge: 'b2', name: 'Ben', age: 32 },
  { badge: 'b3-of-the-night-shift', name: 'Cleo', age: 43 },
  { badge: 'b4', name: 'Dan', age: 54 },
  { badge: 'b5', name: 'Eve', age: 65 },
]
const [b1, b2, b3, b4, b5] = ['b1', 'b2', 'b3-of-the-night-shift', 'b4', 'b5'] as const

const scores = schemaOf({ id: 'text', score: { type: 'number', minimum: 0, maximum: 100, multipleOf: 1 } }, ['score'])
const byScore = { sort: [{ score: 'asc' as const }] }
const temperatures = schemaOf({ id: 'text', degrees: 'number' }, ['degrees'])
const byDegrees = { sort: [{ degrees: 'asc' as const }] }
const tenths = schemaOf({ id: 'text', score: { type: 'number', minimum: -10, maximum: 10, multipleOf: 0.1 } }, [
  'score',
])

export const comparisons: readonly QueryCase[] = [
  {
    about: 'greater than',
    schema: staff,
    documents: people,
    queries: [
      ['above a number', { selector: { age: { $gt: 32 } }, sort: [{ age: 'asc' }] }, [b3, b4, b5]],
      ['a number or above', { selector: { age: { $gte: 32 } }, sort: [{ age: 'asc' }] }, [b2, b3, b4, b5]],
      ['above a primary key', { selector: { badge: { $gt: 'b4' } }, sort: [{ badge: 'asc' }] }, [b5]],
      ['both bounds from below', { selector: { age: { $gte: 54, $gt: 20 } }, sort: [{ age: 'asc' }] }, [b4, b5]],
      ['sorted by another field', { selector: { age: { $gt: 32 } }, sort: [{ badge: 'asc' }] }, [b3, b4, b5]],
      ['above a text, unsorted', { selector: { name: { $gt: 'Ben' } } }, [b3, b4, b5]],
      ['two fields at once', { selector: { age: { $gt: 32 }, name: { $gt: 'A' } } }, [b3, b4, b5]],
    ],
  },
  {
    about: 'less than',
    schema: staff,
    documents: people,
    queries: [
      ['below a number', { selector: { age: { $lt: 54 } }, sort: [{ age: 'asc' }] }, [b1, b2, b3]],
      ['a number or below', { selector: { age: { $lte: 54 } }, sort: [{ age: 'asc' }] }, [b1, b2, b3, b4]],
      ['sorted by another field', { selector: { age: { $lt: 54 } }, sort: [{ badge: 'asc' }] }, [b1, b2, b3]],
      ['below a primary key', { selector: { badge: { $lt: 'b2' } }, sort: [{ badge: 'asc' }] }, [b1]],
      ['two fields at once', { selector: { age: { $lt: 54 }, name: { $lt: 'D' } } }, [b1, b2, b3]],
    ],
  },
  {
    about: 'numbers at the ends of what is stored',
    schema: scores,
    documents: [0, 1, 50, 99, 100].map((score) => ({ id: `s${score}`, score })),
    queries: [
      ['above the least', { selector: { score: { $gt: 0 } }, ...byScore }, ['s1', 's50', 's99', 's100']],
      ['the least or above', { selector: { score: { $gte: 0 } }, ...byScore }, ['s0', 's1', 's50', 's99', 's100']],
      ['below the most', { selector: { score: { $lt: 100 } }, ...byScore }, ['s0', 's1', 's50', 's99']],
      ['the most or below', { selector: { score: { $lte: 100 } }, ...byScore }, ['s0', 's1', 's50', 's99', 's100']],
      ['above one between', { selector: { score: { $gt: 50 } }, ...byScore }, ['s99', 's100']],
      ['below one between', { selector: { score: { $lt: 50 } }, ...byScore }, ['s0', 's1']],
      ['a range of one value', { selector: { score: { $gte: 50, $lte: 50 } }, ...byScore }, ['s50']],
      ['an empty range', { selector: { score: { $gt: 50, $lt: 50 } }, ...byScore }, []],
      ['above the most', { selector: { score: { $gt: 100 } }, ...byScore }, []],
      ['below the least', { selector: { score: { $lt: 0 } }, ...byScore }, []],
      [
        'bounds outside what the schema allows',
        { selector: { score: { $gt: -5, $lt: 500 } }, ...byScore },
        ['s0', 's1', 's50', 's99', 's100'],
      ],
    ],
  },
  {
    about: 'negative fractions',
    schema: temperatures,
    documents: [-18.75, -18.5, -18.25, -18, 0, 4.25, 4.5].map((degrees, place) => ({ id: `t${place}`, degrees })),
    queries: [
      [
        'all, upwards',
        { selector: { degrees: { $gte: -19 } }, ...byDegrees },
        ['t0', 't1', 't2', 't3', 't4', 't5', 't6'],
      ],
      ['above a negative one', { selector: { degrees: { $gt: -18.5 } }, ...byDegrees }, ['t2', 't3', 't4', 't5', 't6']],
      ['below a negative one', { selector: { degrees: { $lt: -18 } }, ...byDegrees }, ['t0', 't1', 't2']],
      ['between negative ones', { selector: { degrees: { $gte: -18.5, $lte: -18.25 } }, ...byDegrees }, ['t1', 't2']],
    ],
  },
  {
    about: 'whole numbers where tenths are allowed',
    schema: tenths,
    documents: [0, 1, 2, 3, 4, 5].map((score) => ({ id: `s${score}`, score })),
    queries: [
      ['above', { selector: { score: { $gt: 2 } }, ...byScore }, ['s3', 's4', 's5']],
      ['below', { selector: { score: { $lt: 3 } }, ...byScore }, ['s0', 's1', 's2']],
      ['between', { selector: { score: { $gte: 1, $lte: 4 } }, ...byScore }, ['s1', 's2', 's3', 's4']],
    ],
  },
]
