import { type Change, mostChanges, type Outcome, type PullAnswer } from '../../shared/contract/hub/protocol.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import { type AtRegister, ruleOf } from '../../shared/domain/sync/rules.ts'
import type { LocalChange, Replica } from '../order-manager/ports/replica.ts'
import type { HubClient } from './hub-client.ts'
import { ordersAt, outOfDate } from './old-sales.ts'
import { takeOver } from './take-over.ts'

export interface RoundParts {
  readonly replica: Replica
  readonly client: Pick<HubClient, 'ask'>
  /** This device. */
  readonly here: () => AtRegister
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** How many documents one push carries. */
export interface Batch {
  readonly documents: number
}

/** What belongs to the last of them comes on top (`store/sync/replica.ts`). */
const mostDocuments = mostChanges - 100

/** More on a link that is fast, fewer on one that is not. @param milliseconds that the last one took */
export const nextBatch = ({ documents }: Batch, milliseconds: number): Batch => ({
  documents:
    milliseconds > 2000
      ? Math.max(10, documents >> 1)
      : milliseconds < 500
        ? Math.min(mostDocuments, documents * 2)
        : documents,
})

const changeOf = ({ collection, id, base, document, times }: LocalChange): Change => ({
  collection,
  id,
  base,
  document: document === null ? null : { ...document },
  times,
})

/**
 * Pushes what is next. Answers whether there may be more and the newest revision that was written, or why the hub takes
 * nothing of this till.
 */
export const pushOnce = async (
  { replica, client, here, now }: RoundParts,
  batch: Batch,
): Promise<{ readonly more: boolean; readonly written: number } | Refusal> => {
  const { changes, through } = replica.changes(batch.documents)
  if (changes.length === 0) {
    // What was written since is the device's own.
    replica.commit((transaction) => transaction.pushed(through))
    return { more: false, written: 0 }
  }
  const answer = await client.ask<{ outcomes: Outcome[] }>('/v1/push', { changes: changes.map(changeOf) })
  if (isRefusal(answer)) return answer
  const revisions = answer.outcomes.flatMap((one) => (one.is === 'written' ? one.revision : []))
  // Where nobody else has written meanwhile, there is nothing to pull.
  const position = replica.position()
  const alone =
    revisions.length === changes.length && revisions.every((revision, place) => revision === position + place + 1)
  replica.commit((transaction) => {
    changes.forEach((change, place) => {
      const { collection, id } = change
      const outcome = answer.outcomes[place]
      if (outcome?.is === 'refused') transaction.refuse({ collection, id, why: outcome.why, at: now() })
      else transaction.settle(collection, id)
      if (outcome?.is === 'written' && ruleOf(collection)?.merge !== 'once')
        transaction.confirm(collection, id, outcome.revision)
      if (outcome?.is === 'conflict') takeOver(transaction, outcome.current, here())
    })
    transaction.pushed(through)
    if (alone) transaction.pulled(position + revisions.length)
  })
  return { more: true, written: Math.max(0, ...revisions) }
}

interface Pulled {
  readonly more: boolean
  readonly position: number
  readonly newest: number
  /** Of what other tills lack something. */
  readonly lacking: readonly string[]
}

/** Pulls the next page and takes it over in one commit. Answers whether there is more, and how far it has come. */
export const pullOnce = async ({ replica, client, here }: RoundParts): Promise<Pulled | Refusal> => {
  const since = replica.position()
  const answer = await client.ask<PullAnswer>(`/v1/pull?since=${since}&limit=${mostChanges}`)
  if (isRefusal(answer)) {
    if (answer.refusal !== 'checkpoint_from_the_future' && answer.refusal !== 'checkpoint_too_old') return answer
    replica.beginAgain()
    return { more: true, position: 0, newest: 0, lacking: [] }
  }
  const { documents, through, newest, lacking = [], left = [] } = answer
  const missed = await ordersAt(client, outOfDate(replica, left))
  if (isRefusal(missed)) return missed
  if (documents.length > 0 || through > since)
    replica.commit((transaction) => {
      for (const document of [...documents, ...missed]) takeOver(transaction, document, here())
      for (const order of left) transaction.leave(order)
      transaction.pulled(through)
    })
  return { more: through < newest, position: through, newest, lacking }
}
