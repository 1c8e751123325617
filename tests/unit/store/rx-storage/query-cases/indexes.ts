import { type QueryCase, schemaOf } from './query-case.ts'

const gender = { type: 'string', enum: ['f', 'm', 'x'], maxLength: 1 }
const short = { type: 'string', maxLength: 20 }
const age = { type: 'number', minimum: 0, maximum: 100, multipleOf: 1 }
const customer = { id: short, name: short, gender, age }

export const indexes: readonly QueryCase[] = [
  {
    about: 'a field inside another',
    schema: schemaOf(
      {
        id: 'text',
        skill: {
          type: 'object',
          properties: {
            name: { type: 'string', maxLength: 20 },
            level: { type: 'integer', minimum: 0, maximum: 10, multipleOf: 1 },
          },
          required: ['name', 'level'],
        },
      },
      ['skill.level', 'skill.name'],
    ),
    documents: [
      { id: 'a', skill: { name: 'weighing', level: 6 } },
      { id: 'b', skill: { name: 'packing', level: 4 } },
      { id: 'c', skill: { name: 'cashing', level: 3 } },
    ],
    queries: [['sorted by it', { selector: {}, sort: [{ 'skill.name': 'asc' }] }, ['c', 'b', 'a']]],
  },
  {
    about: 'a primary key composed of fields',
    schema: {
      ...schemaOf({ key: 'text', id: 'text', place: 'text', row: age, bin: { ...age, type: 'integer' } }, [
        'place',
        ['row', 'bin'],
      ]),
      primaryKey: { key: 'key', fields: ['place', 'row', 'bin'], separator: '|' },
    },
    documents: [
      { key: 'floor|1|1', id: 'one', place: 'floor', row: 1, bin: 1 },
      { key: 'store|1|1', id: 'two', place: 'store', row: 1, bin: 1 },
      { key: 'floor|2|1', id: 'three', place: 'floor', row: 2, bin: 1 },
    ],
    queries: [
      ['by another field', { selector: { id: { $eq: 'one' } }, sort: [{ id: 'asc' }] }, ['floor|1|1']],
      ['by the key', { selector: { key: { $eq: 'floor|1|1' } }, sort: [{ id: 'asc' }] }, ['floor|1|1']],
      [
        'by the fields of the key',
        {
          selector: { $and: [{ place: { $eq: 'floor' } }, { row: { $eq: 1 }, bin: { $eq: 1 } }] },
          sort: [{ row: 'desc', bin: 'desc' }],
        },
        ['floor|1|1'],
      ],
    ],
  },
  {
    about: 'an index of three fields, of which the query names some',
    schema: schemaOf(
      {
        id: { type: 'string', maxLength: 1 },
        shown: { type: 'integer', minimum: 0, maximum: 1, multipleOf: 1 },
        marked: { type: 'integer', minimum: 0, maximum: 1, multipleOf: 1 },
        openedAt: 'time',
      },
      [['shown', 'marked', 'openedAt']],
    ),
    documents: [
      { id: '1', shown: 1, marked: 1, openedAt: 1_600_000_000_000 },
      { id: '2', shown: 1, marked: 1, openedAt: 1_700_000_000_000 },
    ],
    queries: [
      [
        'first and last, between',
        { selector: { shown: 1, openedAt: { $gte: 1_600_000_000_000, $lte: 1_650_000_000_000 } } },
        ['1'],
      ],
      ['first and last, from', { selector: { shown: 1, openedAt: { $gte: 1_600_000_000_000 } } }, ['1', '2']],
      ['all three', { selector: { shown: 1, marked: 1, openedAt: { $gte: 1_600_000_000_000 } } }, ['1', '2']],
    ],
  },
  {
    about: 'several long indexes, one of them asked for by name',
    schema: schemaOf(customer, [
      ['name', 'gender', 'age', 'id'],
      ['gender', 'age', 'name', 'id'],
      ['age', 'name', 'gender', 'id'],
    ]),
    documents: [
      { id: 'nq', name: 'cora', gender: 'f', age: 18 },
      { id: 'zw', name: 'rolf', gender: 'm', age: 3 },
      { id: 'hd', name: 'cyra', gender: 'f', age: 20 },
      { id: 'ut', name: 'thor', gender: 'm', age: 12 },
    ],
    queries: [
      [
        'with nothing to find',
        {
          selector: { gender: { $gt: 'x' }, name: { $lt: 'hugo' } },
          sort: [{ gender: 'asc' }, { age: 'asc' }, { id: 'asc' }],
          index: ['name', 'gender', 'age', 'id'],
        },
        [],
      ],
      [
        'with two upper bounds on the first field',
        {
          selector: { gender: { $lt: 'x', $lte: 'm' } },
          sort: [{ age: 'asc' }, { name: 'asc' }, { id: 'asc' }],
          index: ['gender', 'age', 'name', 'id'],
        },
        ['zw', 'ut', 'nq', 'hd'],
      ],
      [
        'with a range and an upper bound',
        {
          selector: { age: { $gte: 4, $lte: 20 }, gender: { $lt: 'm' } },
          sort: [{ name: 'asc' }, { id: 'asc' }],
          index: ['age', 'name', 'gender', 'id'],
        },
        ['nq', 'hd'],
      ],
      [
        'with an upper bound beside an equal',
        {
          selector: { age: { $lte: 12 }, gender: { $lt: 'x', $eq: 'm' } },
          sort: [{ id: 'asc' }],
          index: ['gender', 'age', 'name', 'id'],
        },
        ['ut', 'zw'],
      ],
    ],
  },
  {
    about: 'skip and limit over a filter',
    schema: { ...schemaOf(customer, [['id']]), required: ['id'] },
    documents: [
      { id: 'a', name: 'olga', gender: 'f', age: 7 },
      { id: 'b', name: 'fern', gender: 'f', age: 14 },
      { id: 'c', name: 'orla', gender: 'f', age: 3 },
      { id: 'd', name: 'suzy', gender: 'f', age: 15 },
      { id: 'e', name: 'gwen', gender: 'm', age: 9 },
    ],
    queries: [
      [
        'past the only match',
        {
          selector: { gender: { $eq: 'f' }, name: { $gt: 'babs', $lte: 'mary' } },
          skip: 1,
          limit: 5,
          sort: [{ gender: 'asc' }, { id: 'asc' }],
          index: ['id'],
        },
        [],
      ],
      [
        'to the second of two matches',
        {
          selector: { age: { $gt: 3 }, name: { $gt: 'enid', $lt: 'iris' } },
          skip: 1,
          limit: 9,
          sort: [{ gender: 'asc' }, { id: 'asc' }],
          index: ['id'],
        },
        ['e'],
      ],
    ],
  },
  {
    about: 'an index on a field that may be missing',
    schema: {
      ...schemaOf({ id: short, rank: { type: 'number', minimum: 1, maximum: 40, multipleOf: 1 } }, ['rank']),
      required: ['id'],
    },
    documents: [{ id: 'a', rank: 2 }, { id: 'b' }, { id: 'c', rank: 5 }],
    queries: [
      ['sorted by id', { selector: {}, sort: [{ id: 'asc' }] }, ['a', 'b', 'c']],
      ['sorted by the field', { selector: {}, sort: [{ rank: 'asc' }] }, ['b', 'a', 'c']],
      ['sorted downwards by the field', { selector: {}, sort: [{ rank: 'desc' }] }, ['c', 'a', 'b']],
    ],
  },
  {
    about: 'an enumeration before a number in the index',
    schema: schemaOf(
      {
        id: 'text',
        state: { type: 'string', enum: ['draft', 'open', 'paid'], maxLength: 10 },
        age: { type: 'integer', minimum: 0, maximum: 150, multipleOf: 1 },
      },
      [['state', 'age']],
    ),
    documents: [
      { id: '1', state: 'open', age: 30 },
      { id: '2', state: 'draft', age: 10 },
      { id: '3', state: 'open', age: 10 },
      { id: '4', state: 'open', age: 50 },
      { id: '5', state: 'paid', age: 20 },
    ],
    queries: [
      ['one of it, by the number', { selector: { state: { $eq: 'open' } }, sort: [{ age: 'asc' }] }, ['3', '1', '4']],
    ],
  },
]
