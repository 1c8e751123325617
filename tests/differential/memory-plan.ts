import { INDEX_MAX, INDEX_MIN, type PreparedQuery } from 'rxdb'
import type { PlainDocument } from '../../electron/store/rx-storage/documents/document.ts'

/** The index that the memory storage always has, from its beginning to its end. */
const everything = {
  index: ['_deleted', '_meta.lwt', 'id'],
  startKeys: [INDEX_MIN, INDEX_MIN, INDEX_MIN],
  endKeys: [INDEX_MAX, INDEX_MAX, INDEX_MAX],
  inclusiveStart: true,
  inclusiveEnd: true,
  sortSatisfiedByIndex: false,
  selectorSatisfiedByIndex: false,
}

/** The query with a plan by which RxDB's matcher looks at every document, and its comparator sorts. */
export const lookingAtAll = (prepared: PreparedQuery<PlainDocument>): PreparedQuery<PlainDocument> => ({
  ...prepared,
  queryPlan: everything,
})
