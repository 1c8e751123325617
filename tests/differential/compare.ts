import { isDeepStrictEqual } from 'node:util'
import { normalizeMangoQuery, type PreparedQuery, prepareQuery } from 'rxdb'
import type { PlainDocument, StoredDocument, StoredSchema } from '../../electron/store/rx-storage/documents/document.ts'
import type { Case } from './cases.ts'
import { versionsOf } from './documents.ts'
import { lookingAtAll } from './memory-plan.ts'
import type { AskedQuery } from './queries.ts'
import { schemaOf } from './schemas.ts'
import { type Instance, type Storages, writeAll } from './storages.ts'
import type { Tally } from './tally.ts'
import { traitsOf } from './traits.ts'

let databases = 0

/** Asks the memory storage and one of ours the same; throws at the first answer that is not the memory storage's. */
export const compare = async (storages: Storages, example: Case, tally: Tally): Promise<void> => {
  databases += 1
  const database = `differential-${databases}`
  const memorySchema = schemaOf(example.layout, false)
  const schema = schemaOf(example.layout, true)
  const memory = await storages.memory.open(database, memorySchema)
  const ours = storages.sqlite[example.storage % storages.sqlite.length]
  if (ours === undefined) throw new Error('There is nothing to compare with.')
  const sqlite = await ours.open(database, schema)
  try {
    const versions = example.drafts.map((draft, position) => versionsOf(draft, example.layout, position))
    for (const instance of [memory, sqlite]) await writeAll(instance, versions)
    for (const asked of example.asked) {
      const prepared = prepare(memorySchema, asked)
      const expected = await answer(memory, example.tame ? prepared : lookingAtAll(prepared))
      const found = await answer(sqlite, prepare(schema, asked, memorySchema))
      const difference = differenceBetween(expected, found)
      if (difference !== undefined) throw new Error(`${ours.name}: ${difference} for ${inspect(asked)}`)
      tally.add(traitsOf({ example, query: prepared.query, answer: expected, fast: found.mode === 'fast' }))
    }
  } finally {
    await memory.remove()
    await sqlite.remove()
  }
}

type Prepared = PreparedQuery<PlainDocument>

/** @param normalized the schema that says how to sort where the query doesn't, the same for all storages */
const prepare = (schema: StoredSchema, asked: AskedQuery, normalized = schema): Prepared =>
  prepareQuery(schema as never, normalizeMangoQuery(normalized as never, asked as never))

interface Answer {
  readonly documents: readonly StoredDocument[]
  readonly count: number
  readonly mode: string
}

const answer = async (instance: Instance, prepared: Prepared): Promise<Answer> => {
  const { documents } = await instance.query(prepared)
  // RxDB counts without skip and limit alone: the memory storage leaves them out of account.
  const { limit: _, ...unlimited } = prepared.query
  const { count, mode } = await instance.count({ ...prepared, query: { ...unlimited, skip: 0 } })
  return { documents, count, mode }
}

const differenceBetween = (expected: Answer, found: Answer): string | undefined => {
  const ids = ({ documents }: Answer) => inspect(documents.map(({ id }) => id))
  if (ids(expected) !== ids(found)) return `found ${ids(found)} instead of ${ids(expected)}`
  if (expected.count !== found.count) return `counted ${found.count} instead of ${expected.count}`
  return isDeepStrictEqual(expected.documents, found.documents) ? undefined : `read other documents than were written`
}

const inspect = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof RegExp ? String(part) : part))
