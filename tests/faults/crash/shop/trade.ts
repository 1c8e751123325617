import type { Adapters } from '../../../../electron/order-manager/adapters.ts'
import type { OpenedStore } from '../../../../electron/store/open-store.ts'
import type { Random } from '../../random.ts'

/** What the work of a shop needs: the store that says what it commits, and the bare one beneath it. */
export interface Trade {
  readonly adapters: Pick<Adapters, 'store' | 'runtime' | 'log'>
  readonly opened: OpenedStore
  readonly random: Random
  /** The checkpoint up to which each collection was synced. */
  readonly synced: Record<string, number>
}

/** How many of the plain shop's products there are. */
export const productCount = 40

export const taken = <T extends object>(answer: T): Exclude<T, { refusal: string }> => {
  if ('refusal' in answer) throw new Error(JSON.stringify(answer))
  return answer as Exclude<T, { refusal: string }>
}
