import type { Happening } from '../../../shared/domain/orders/entries.ts'

/** What became of one attempt: entries for the order, or a problem, after which it is tried again with the same key. */
export type Outcome = { readonly happenings: readonly Happening[] } | { readonly problem: string }
