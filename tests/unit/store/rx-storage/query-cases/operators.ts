import { type QueryCase, schemaOf } from './query-case.ts'

const staff = schemaOf({ badge: 'text', name: 'text', age: 'integer' }, ['name'])
const people = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name, place) => ({
  badge: `b${place}`,
  name,
  age: 20 + place,
}))
const byBadge = { sort: [{ badge: 'asc' as const }] }

const optional = schemaOf({ id: 'text', age: 'integer', note: { type: 'string' } })
const withOptionalNote = { ...optional, required: ['id', 'age'] }
const byId = { sort: [{ id: 'asc' as const }] }

const lists = schemaOf({ id: 'text', tags: { type: 'array', items: { type: 'string' } } })
const lines = schemaOf({
  id: 'text',
  lines: {
    type: 'array',
    items: { type: 'object', properties: { sku: { type: 'string' }, quantity: { type: 'number' } } },
  },
})

export const operators: readonly QueryCase[] = [
  {
    about: 'either of several',
    schema: withOptionalNote,
    documents: [
      { id: 'a', age: 1, note: 'A' },
      { id: 'b', age: 2, note: 'B' },
      { id: 'c', age: 3 },
    ],
    queries: [
      ['one id or another', { selector: { $or: [{ id: 'a' }, { id: 'b' }] }, ...byId }, ['a', 'b']],
      [
        'of a field that the document lacks',
        { selector: { id: { $eq: 'c' }, $or: [{ note: { $ne: 'x' } }, { note: { $ne: 'y' } }] }, ...byId },
        ['c'],
      ],
      [
        'of a field that the document lacks, for an id that isn’t there',
        { selector: { id: { $eq: 'none' }, $or: [{ note: { $ne: 'x' } }, { note: { $ne: 'y' } }] }, ...byId },
        [],
      ],
    ],
  },
  {
    about: 'one of a list',
    schema: staff,
    documents: people,
    queries: [
      ['of one', { selector: { name: { $in: ['Ada'] } }, ...byBadge }, ['b0']],
      ['of two', { selector: { name: { $in: ['Ada', 'Ben'] } }, ...byBadge }, ['b0', 'b1']],
      ['of strangers', { selector: { name: { $in: ['Zoe', 'Yan'] } }, ...byBadge }, []],
      ['of primary keys', { selector: { badge: { $in: ['b0', 'b2', 'b4'] } } }, ['b0', 'b2', 'b4']],
    ],
  },
  {
    about: 'one of a list, where the field is a list',
    schema: lists,
    documents: [
      { id: 'mint', tags: ['green', 'herb', 'hot'] },
      { id: 'tonic', tags: ['hot', 'cold', 'bitter'] },
    ],
    queries: [
      ['that one has', { selector: { tags: { $in: ['green'] } } }, ['mint']],
      ['that both have', { selector: { tags: { $in: ['hot'] } } }, ['mint', 'tonic']],
      ['that none has', { selector: { tags: { $in: ['gree'] } } }, []],
    ],
  },
  {
    about: 'none of a list',
    schema: staff,
    documents: people.slice(0, 3),
    queries: [
      ['of one', { selector: { name: { $nin: ['Ada'] } }, ...byBadge }, ['b1', 'b2']],
      ['of two', { selector: { name: { $nin: ['Ada', 'Ben'] } }, ...byBadge }, ['b2']],
      ['of strangers', { selector: { name: { $nin: ['Zoe', 'Yan'] } }, ...byBadge }, ['b0', 'b1', 'b2']],
      ['of primary keys', { selector: { badge: { $nin: ['b0', 'b2'] } } }, ['b1']],
    ],
  },
  {
    about: 'parts of a list',
    schema: lines,
    documents: [
      {
        id: 'o1',
        lines: [
          { sku: 'a', quantity: 10 },
          { sku: 'b', quantity: 3 },
        ],
      },
      {
        id: 'o2',
        lines: [
          { sku: 'c', quantity: 10 },
          { sku: 'd', quantity: 10 },
        ],
      },
      { id: 'o3', lines: [{ sku: 'e', quantity: 3 }] },
    ],
    queries: [
      ['some part like this', { selector: { lines: { $elemMatch: { quantity: 3 } } }, ...byId }, ['o1', 'o3']],
      ['and an id', { selector: { id: { $eq: 'o3' }, lines: { $elemMatch: { quantity: 3 } } }, ...byId }, ['o3']],
      ['of a length', { selector: { lines: { $size: 1 } }, ...byId }, ['o3']],
    ],
  },
  {
    about: 'equal',
    schema: {
      ...schemaOf(
        {
          id: 'text',
          text: { type: 'string' },
          whole: { type: 'integer' },
          number: { type: 'number' },
          flag: 'boolean',
          nothing: { type: ['null', 'string'] },
        },
        ['flag'],
      ),
      required: ['id', 'text', 'whole', 'number', 'flag'],
    },
    documents: [
      { id: 'x', text: 'x', whole: 0, number: 0, flag: false, nothing: 'something' },
      { id: 'y', text: 'y', whole: 1, number: 1, flag: true, nothing: null },
      { id: 'z', text: 'z', whole: 2, number: 2, flag: false, nothing: 'something' },
    ],
    queries: [
      ['to a primary key', { selector: { id: { $eq: 'y' } }, ...byId }, ['y']],
      ['to a text', { selector: { text: { $eq: 'y' } }, ...byId }, ['y']],
      ['to a whole number', { selector: { whole: { $eq: 1 } }, ...byId }, ['y']],
      ['to a number', { selector: { number: { $eq: 1 } }, ...byId }, ['y']],
      ['to true', { selector: { flag: { $eq: true } }, ...byId }, ['y']],
      ['to null', { selector: { nothing: { $eq: null } }, ...byId }, ['y']],
      [
        'to null or otherwise',
        { selector: { $or: [{ nothing: null }, { nothing: 'something', id: 'z' }] }, ...byId },
        ['y', 'z'],
      ],
    ],
  },
  {
    about: 'of a type',
    schema: schemaOf({ id: 'text', code: { oneOf: [{ type: 'string' }, { type: 'number' }] } }),
    documents: [
      { id: 'a', code: '7' },
      { id: 'b', code: 7 },
    ],
    queries: [
      ['text', { selector: { code: { $type: 'string' } }, ...byId }, ['a']],
      ['number', { selector: { code: { $type: 'number' } }, ...byId }, ['b']],
    ],
  },
  {
    about: 'a field that may be missing, in the selector',
    schema: withOptionalNote,
    documents: [
      { id: 'with', age: 10, note: 'here' },
      { id: 'without', age: 10 },
    ],
    queries: [
      ['is null', { selector: { note: null }, ...byId }, ['without']],
      ['isn’t asked for', { selector: {}, ...byId }, ['with', 'without']],
      ['is an empty object', { selector: { note: {} }, ...byId }, []],
    ],
  },
]
