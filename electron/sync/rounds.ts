import {
  type Change,
  type HubDocument,
  mostChanges,
  type Outcome,
  type PullAnswer,
  partHeader,
} from '../../shared/contract/hub/protocol.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import { type AtRegister, ruleOf } from '../../shared/domain/sync/rules.ts'
import type { LocalChange, Replica, ReplicaTransaction } from '../order-manager/ports/replica.ts'
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

/** Where the hub knows of no such place: it was restored, or is another one. */
const lostPlace: ReadonlySet<string> = new Set(['checkpoint_from_the_future', 'checkpoint_too_old'])

/** Those that begin again from the start, until they have come to the newest. */
const beginningAgain = new WeakSet<Replica>()

interface Page {
  readonly answer: PullAnswer
  /** What this till has an older version of, though the hub leaves it out. */
  readonly missed: readonly HubDocument[]
}

/** What comes after a place. Null where everything begins again. */
const pageAfter = async (
  { replica, client }: RoundParts,
  since: number,
  headers: Readonly<Record<string, string>>,
): Promise<Page | null | Refusal> => {
  const answer = await client.ask<PullAnswer>(`/v1/pull?since=${since}&limit=${mostChanges}`, undefined, headers)
  if (isRefusal(answer)) {
    if (!lostPlace.has(answer.refusal)) return answer
    replica.beginAgain()
    beginningAgain.add(replica)
    return null
  }
  const missed = await ordersAt(client, outOfDate(replica, answer.left ?? []))
  return isRefusal(missed) ? missed : { answer, missed }
}

const takePage = (transaction: ReplicaTransaction, { answer, missed }: Page, here: AtRegister): void => {
  for (const document of [...answer.documents, ...missed]) takeOver(transaction, document, here)
  for (const order of answer.left ?? []) transaction.leave(order)
}

/** Pulls the next page and takes it over in one commit. Answers whether there is more, and how far it has come. */
export const pullOnce = async (parts: RoundParts): Promise<Pulled | Refusal> => {
  const { replica, here } = parts
  const since = replica.position()
  const page = await pageAfter(parts, since, beginningAgain.has(replica) ? { [partHeader]: 'again' } : {})
  if (page === null) return { more: true, position: 0, newest: 0, lacking: [] }
  if (isRefusal(page)) return page
  const { documents, through, newest, lacking = [] } = page.answer
  if (through >= newest) beginningAgain.delete(replica)
  if (documents.length > 0 || through > since)
    replica.commit((transaction) => {
      takePage(transaction, page, here())
      transaction.pulled(through)
    })
  return { more: through < newest, position: through, newest, lacking }
}

/** Pulls a page of what was closed before a new till was there. Answers whether there is more. */
export const pullEarlier = async (parts: RoundParts): Promise<{ readonly more: boolean } | Refusal> => {
  const { replica, here } = parts
  const earlier = replica.earlier()
  if (earlier === null) return { more: false }
  const page = await pageAfter(parts, earlier.reached, { [partHeader]: 'earlier' })
  if (page === null) return { more: true }
  if (isRefusal(page)) return page
  replica.commit((transaction) => {
    takePage(transaction, page, here())
    transaction.earlierReached(page.answer.through)
  })
  return { more: replica.earlier() !== null }
}
