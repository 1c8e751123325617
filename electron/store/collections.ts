import { fillWithDefaultSettings, normalizeRxJsonSchema, type RxJsonSchema } from 'rxdb'
import type { CollectionName } from '../order-manager/ports/store.ts'
import type { PlainDocument, StoredSchema } from './rx-storage/documents/document.ts'

type Field = Readonly<Record<string, unknown>>

/**
 * RxDB wants bounds on the fields that it indexes (https://rxdb.info/rx-schema.html#indexes). Our columns don't need
 * them; they are what the fields can hold at most.
 */
const text: Field = { type: 'string', maxLength: 250 }
const time: Field = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 }

const schema = (
  fields: Readonly<Record<string, Field>>,
  indexes: readonly (string | readonly string[])[],
): RxJsonSchema<PlainDocument> =>
  ({
    version: 0,
    primaryKey: 'id',
    type: 'object',
    additionalProperties: true,
    properties: { id: { type: 'string', maxLength: 100 }, ...fields },
    required: ['id', ...Object.keys(fields)],
    indexes,
  }) as unknown as RxJsonSchema<PlainDocument>

/**
 * What the store knows of each collection: the fields that are asked for, and by which of them together. A field that
 * is named here must be in every document, with this type.
 */
export const schemas: Readonly<Record<CollectionName, RxJsonSchema<PlainDocument>>> = {
  products: schema({ handle: text, name: text, status: text, category: text, updatedAt: time }, [
    'handle',
    'name',
    'updatedAt',
    ['status', 'name'],
    ['status', 'category', 'name'],
  ]),
  customers: schema({ name: text, updatedAt: time }, ['name']),
  orders: schema(
    {
      state: text,
      channel: text,
      fulfilment: text,
      number: text,
      registerId: text,
      idempotencyKey: text,
      webReference: text,
      placedAt: time,
      updatedAt: time,
      effectsDueAt: time,
    },
    [
      ['state', 'placedAt'],
      'placedAt',
      ['channel', 'placedAt'],
      'number',
      'idempotencyKey',
      'webReference',
      ['fulfilment', 'placedAt'],
      'effectsDueAt',
      ['registerId', 'state', 'updatedAt'],
    ],
  ),
  movements: schema({}, []),
  ledgers: schema({ account: text, ledger: text, kind: text, at: time }, [
    ['account', 'kind', 'at'],
    ['ledger', 'kind', 'at'],
  ]),
  shifts: schema({ kind: text, at: time }, [['kind', 'at']]),
  staff: schema({}, []),
  settings: schema({ kind: text }, ['kind']),
  journal: schema({}, []),
  printJobs: schema({ state: text, dueAt: time, createdAt: time }, [['state', 'dueAt'], 'createdAt']),
}

export const collectionNames = Object.keys(schemas) as CollectionName[]

/** The schema as RxDB hands it to the storage: with its own fields and index parts. */
export const storedSchema = (name: CollectionName): StoredSchema =>
  normalizeRxJsonSchema(fillWithDefaultSettings(schemas[name]))
