import type { CollectionName, Collections, Store, Transaction } from '../../../../electron/order-manager/ports/store.ts'
import { written } from '../digest.ts'
import type { Written } from '../protocol.ts'
import { say } from './say.ts'

/** The store, that says what each commit is about to write, and that it returned. */
export const recordedStore = (store: Store): Store => ({
  ...store,
  commit: (work) => {
    try {
      const result = store.commit((transaction) => {
        const writes = new Map<string, Written>()
        const put = <C extends CollectionName>(collection: C, document: Collections[C]): void => {
          transaction.put(collection, document)
          const write = written(collection, document)
          writes.set(write[0], write)
        }
        const answer = work({ ...transaction, put } satisfies Transaction)
        say({ say: 'intends', writes: [...writes.values()] })
        return answer
      })
      say({ say: 'done' })
      return result
    } catch (error) {
      say({ say: 'withdrawn' })
      throw error
    }
  },
})
