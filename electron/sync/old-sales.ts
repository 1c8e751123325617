import { type HubDocument, type LeftAtHub, mostWanted } from '../../shared/contract/hub/protocol.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import type { Replica } from '../order-manager/ports/replica.ts'
import type { HubClient } from './hub-client.ts'

/** Orders that stayed on the hub, whole. */
export const ordersAt = async (
  client: Pick<HubClient, 'ask'>,
  ids: readonly string[],
): Promise<HubDocument[] | Refusal> => {
  const all: HubDocument[] = []
  for (let from = 0; from < ids.length; from += mostWanted) {
    const answer = await client.ask<{ documents: HubDocument[] }>('/v1/orders', {
      ids: ids.slice(from, from + mostWanted),
    })
    if (isRefusal(answer)) return answer
    all.push(...answer.documents)
  }
  return all
}

/** Of what stays on the hub, what this till has an older version of: a cart that was parked here and sold elsewhere, long ago. */
export const outOfDate = (replica: Replica, left: readonly LeftAtHub[]): string[] =>
  left.length === 0
    ? []
    : replica.commit((transaction) =>
        left.flatMap(({ id, revision }) => {
          const known = transaction.version('orders', id)
          return known !== undefined && known.revision < revision ? [id] : []
        }),
      )
