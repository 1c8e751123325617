import {
  fillWithDefaultSettings,
  getPrimaryFieldOfPrimaryKey,
  getQueryMatcher,
  getSortComparator,
  normalizeMangoQuery,
  prepareQuery,
  type RxDocument,
} from 'rxdb'
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv'
import { describe, expect, test } from 'vitest'
import { comparisons } from './query-cases/comparisons.ts'
import { indexes } from './query-cases/indexes.ts'
import { operators } from './query-cases/operators.ts'
import type { Fields, QueryCase } from './query-cases/query-case.ts'
import { drivers, insert, newDatabase, newInstance, openStorage, stored } from './support.ts'

const cases = [...comparisons, ...operators, ...indexes]

/** As RxDB asks the storage for it: without deleted documents. */
const asAsked = (query: QueryCase['queries'][number][1]) => ({
  ...query,
  selector: { ...query.selector, _deleted: false },
  ...(query.index !== undefined && { index: ['_deleted', ...query.index] }),
})

describe.each(drivers)('what queries find with %s', (driver) => {
  test.each(cases)(
    'given documents, when they are searched by $about, then the storage, its count and RxDB’s collections agree',
    async (each) => {
      const opened = await openStorage(driver)
      const schema = fillWithDefaultSettings(each.schema)
      const primary = getPrimaryFieldOfPrimaryKey<Fields>(each.schema.primaryKey)
      const instance = await newInstance<Fields>(opened, { schema: each.schema, databaseName: 'plain' })
      const documents = each.documents.map((fields) => stored(fields))
      await insert(instance, ...documents)

      const database = await newDatabase(wrappedValidateAjvStorage({ storage: opened.storage }), {
        allowSlowCount: true,
      })
      const { articles } = await database.addCollections({ articles: { schema: each.schema } })
      if (articles === undefined) throw new Error('There is no collection.')
      expect((await articles.bulkInsert(each.documents.map((fields) => ({ ...fields })))).error).toEqual([])

      for (const [asked, query, expected] of each.queries) {
        const normalized = normalizeMangoQuery(schema, structuredClone(asAsked(query)) as never)
        const prepared = prepareQuery<Fields>(schema, normalized)
        const matches = getQueryMatcher(schema, normalized)
        const skip = normalized.skip
        const byRxdb = documents
          .filter((document) => matches(document))
          .toSorted(getSortComparator(schema, normalized))
          .slice(skip, skip + (normalized.limit ?? documents.length))
        const byStorage = (await instance.query(prepared)).documents
        const byCollection: RxDocument[] = await articles.find(structuredClone(query)).exec()
        expect([asked, ...byRxdb.map((document) => document[primary])]).toEqual([asked, ...expected])
        expect([asked, ...byStorage.map((document) => document[primary])]).toEqual([asked, ...expected])
        expect([asked, ...byCollection.map((document) => document.primary)]).toEqual([asked, ...expected])
        expect([...(await articles.findByIds([...expected]).exec()).keys()].toSorted()).toEqual(expected.toSorted())
        if (query.limit === undefined && query.skip === undefined) {
          expect([asked, (await instance.count(prepared)).count]).toEqual([asked, expected.length])
        }
      }
    },
  )
})
