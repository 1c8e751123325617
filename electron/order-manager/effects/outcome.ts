import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Transaction } from '../ports/store.ts'

/** What became of one attempt: entries for the order, or a problem, after which it is tried again. */
export type Answered = { readonly happenings: readonly Happening[] } | { readonly problem: string }

/** The same, or more than entries in one commit. */
export type Outcome = Answered | { readonly book: (transaction: Transaction, current: Order) => void }
