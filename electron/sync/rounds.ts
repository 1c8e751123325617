import {
  type Change,
  type HubDocument,
  mostChanges,
  type Outcome,
  type PullAnswer,
  partHeader,
} from '../../shared/contract/hub/protocol.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts'
import { type AtRegister, ruleOf } from '../../shared/domain/sync/rules.ts'
import type { LocalChange, Replica, ReplicaTransaction } from '../order-manager/ports/replica.ts'
import type { HubClient } from './hub-client.ts'
import { ordersAt, outOfDate } from './old-sales.ts'
import { type HubChain, ownLinkIn } from './own-chain.ts'
import { takeOver } from './take-over.ts'

export interface RoundParts {
  readonly replica: Replica
  readonly client: Pick<HubClient, 'ask'>
  /** This device. */
  readonly here: () => AtRegister
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told where the hub has this device's journal: where it is another one than here, the device has another name afterwards. */
  readonly hearChain: (chain: HubChain) => void
  /** Names that this device had, under which nothing more is said. */
  readonly namesLeft: () => ReadonlySet<string>
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

const staysHere = refuse(
  'found_twice',
  'Another till goes on under the name that this one had: what this one said under it is kept here.',
)

interface Pushed {
  readonly more: boolean
  /** The newest revision that was written. */
  readonly written: number
  /** A link of this device's own journal was refused: somebody else may have written in its place. */
  readonly disputed: boolean
}

/** Whose journal it is of; empty for what is no link of one. */
const deviceOfLink = ({ collection, document }: Pick<LocalChange, 'collection' | 'document'>): string => {
  const device = collection === 'journal' ? document?.['deviceId'] : undefined
  return typeof device === 'string' ? device : ''
}

/** What is next, and of that what stays here: links under a name that somebody else goes on under. */
const nextChanges = ({ replica, here, namesLeft }: RoundParts, batch: Batch) => {
  const { changes, through } = replica.changes(batch.documents)
  const { deviceId } = here()
  const isOlder = (change: LocalChange): boolean => !['', deviceId].includes(deviceOfLink(change))
  const left: ReadonlySet<string> = changes.some(isOlder) ? namesLeft() : new Set()
  const kept = changes.filter((change) => left.has(deviceOfLink(change)))
  return { changes: changes.filter((change) => !kept.includes(change)), kept, through }
}

/** Pushes what is next. Answers whether there may be more, or why the hub takes nothing of this till. */
export const pushOnce = async (parts: RoundParts, batch: Batch): Promise<Pushed | Refusal> => {
  const { replica, client, here, now } = parts
  const { changes, kept, through } = nextChanges(parts, batch)
  if (kept.length > 0)
    replica.commit((transaction) => {
      for (const { collection, id } of kept) transaction.refuse({ collection, id, why: staysHere, at: now() })
    })
  if (changes.length === 0) {
    // What was written since is the device's own.
    replica.commit((transaction) => transaction.pushed(through))
    return { more: kept.length > 0, written: 0, disputed: false }
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
  const { deviceId } = here()
  const disputed = changes.some(
    (change, place) => deviceOfLink(change) === deviceId && answer.outcomes[place]?.is === 'refused',
  )
  return { more: !disputed, written: Math.max(0, ...revisions), disputed }
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
  { replica, client, here, hearChain }: RoundParts,
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
  if (isRefusal(missed)) return missed
  // Before they are taken over: the next link that is written here must not take the place of another's.
  const link = ownLinkIn(answer.documents, here().deviceId)
  if (link !== null) hearChain(link)
  return { answer, missed }
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
