import type { CollectionName, Collections } from '../../../../electron/order-manager/ports/store.ts'
import type { ListedState } from '../questions.ts'

export type Documents = Partial<{ [C in CollectionName]: Collections[C][] }>

/** What people would otherwise keep a shop in, with the nearest to what our store is asked. */
export interface Rival {
  /** New documents, as fast as it takes them. */
  load(documents: Documents): Promise<void>
  /** What a sale writes: documents that are there already, and new ones. */
  commitSale(documents: Documents): Promise<void>
  byBarcode(code: string): Promise<number>
  newestOrders(): Promise<number>
  ordersByStateAndDay(state: ListedState, from: number): Promise<number>
  search(text: string): Promise<number>
  /** Bytes on the disk; 0 where nothing is. */
  size(): number
  close(): Promise<void>
}

/** In words what each figure of a rival is of. */
export type RivalWords = Readonly<
  Record<'durability' | 'sale' | 'barcode' | 'newestOrders' | 'ordersOfDay' | 'search' | 'typos', string>
>
