import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Transaction } from '../ports/store.ts'

/** What became of one attempt: entries for the order, more than that in one commit, or a problem, after which it is tried again. */
export type Outcome =
  | { readonly happenings: readonly Happening[] }
  | { readonly book: (transaction: Transaction, current: Order) => void }
  | { readonly problem: string }
