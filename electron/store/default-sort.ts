import type { Query } from '../order-manager/ports/store.ts'

/**
 * The query with a sort: by id, where it asks for none. RxDB would sort by the schema's first index then, and SQLite
 * would have to go through all documents to do so.
 */
export const sorted = (query: Query): Query => (query.sort === undefined ? { ...query, sort: [{ id: 'asc' }] } : query)
