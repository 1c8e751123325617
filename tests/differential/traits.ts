import { isDeepStrictEqual } from 'node:util'
import { type FilledMangoQuery, getProperty } from 'rxdb'
import type { PlainDocument, StoredDocument } from '../../electron/store/rx-storage/documents/document.ts'
import type { Case } from './cases.ts'
import type { Trait } from './tally.ts'

interface Compared {
  readonly example: Case
  readonly query: FilledMangoQuery<PlainDocument>
  readonly answer: { readonly documents: readonly StoredDocument[]; readonly count: number }
  /** Whether SQL counted without reading a document. */
  readonly fast: boolean
}

export const traitsOf = ({ example, query, answer, fast }: Compared): Record<Trait, boolean> => {
  const { documents, count } = answer
  const sort = query.sort.flatMap((part) => Object.entries(part)).filter(([path]) => path !== 'id')
  const keys = documents.map((document) => sort.map(([path]) => getProperty(document, path) as unknown))
  return {
    decidedBySql: fast,
    decidedByMatcher: !fast,
    matchedSome: count > 0,
    matchedSomeNotAll: count > 0 && count < example.drafts.filter(({ deleted }) => !deleted).length,
    sortedWithTies: keys.some((key, position) => position > 0 && isDeepStrictEqual(key, keys[position - 1])),
    sortedBothWays: documents.length > 1 && new Set(sort.map(([, direction]) => direction)).size === 2,
    sortedWithNothing: keys.some((key) => key.some((value) => value === null || value === undefined)),
    limitedOrSkipped: query.limit !== undefined || query.skip > 0,
    byMemoryIndex: example.tame,
    tombstonesAsWell: documents.some(({ _deleted: deleted }) => deleted),
  }
}
