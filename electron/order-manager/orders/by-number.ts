import type { Query, Reader } from '../ports/store.ts'
import { webShops } from '../settings.ts'
import { readAtOnce } from './newest-first.ts'

/**
 * Queries, each by an index, for the orders whose number or web shop's reference begins with the text, however old they
 * are; the highest where they are many. A number has capitals only; a reference is found as it is typed, or in capitals.
 */
export const byNumber = (reader: Reader, text: string): Query[] => {
  if (text === '') return []
  const beginnings = [...new Set([text, text.toUpperCase()])]
  const highest = (field: string, beginning: string): Query => ({
    selector: { [field]: { $gte: beginning, $lt: `${beginning}${afterAll}` } },
    sort: [{ [field]: 'desc' }],
    limit: readAtOnce,
  })
  return [
    highest('number', text.toUpperCase()),
    ...webShops(reader).flatMap(({ id }) =>
      beginnings.map((beginning) => highest('webReference', `${id}/${beginning}`)),
    ),
  ]
}
/** Sorts behind every letter. */
const afterAll = '\uffff'
