import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Change } from '../../../shared/storefront/changes.ts'
import { noOrder, type Rejection } from '../../../shared/storefront/rejection.ts'
import type { Database } from '../database/database.ts'
import { holdOrganisation } from '../database/hold-organisation.ts'
import { writeAsHub } from '../own/write.ts'
import { orderOf, type Served } from './served.ts'

const journalled = { cancelled: 'orderCancelled', returnRequested: 'returnRequested' } as const

/**
 * Does to an order what its web shop asks: an entry of the hub's own, by the same decision as at a till. What a till has done
 * meanwhile and not told yet is for the fold, as between two tills. Rejects 404 for another's order, and as the change does.
 */
export const changeOrder = (
  database: Database,
  now: () => number,
  served: Served,
  id: string,
  change: Change,
): Promise<Order | Rejection> =>
  database.transaction(async (queries) => {
    await holdOrganisation(queries, served.organisation)
    const known = await orderOf(queries, served, id)
    if (known === undefined) return noOrder
    const happenings = change(known.order)
    if ('errors' in happenings) return happenings
    const [first] = happenings
    if (first === undefined) return known.order
    const what = journalled[first.type as keyof typeof journalled]
    return writeAsHub(
      queries,
      served,
      now(),
      known,
      () => ({ id, happenings }),
      ({ number, totals, state }) => ({ what, subject: id, facts: { number, total: totals.total, state } }),
    )
  })
