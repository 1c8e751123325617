import { randomUUID } from 'node:crypto'
import type { Change } from '../../../shared/contract/hub/protocol.ts'
import { nextLink, type Told } from '../../../shared/domain/journal/next-link.ts'
import type { Entry, Happening } from '../../../shared/domain/orders/entries.ts'
import { timeAfter } from '../../../shared/domain/orders/entry-time.ts'
import { evolve, fold } from '../../../shared/domain/orders/evolve.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Queries } from '../database/database.ts'
import { numberOf } from '../database/database.ts'
import { readPush, writePushes } from '../documents/push.ts'
import { sha256 } from '../sha256.ts'
import { type Identity, identityOf, keepIdentity } from './identity.ts'

/** Whose documents they are. */
export interface Place {
  readonly organisation: string
  readonly store: string
}

/** An order as the hub has it, and its revision; null and 0 for one that begins. */
export interface Known {
  readonly order: Order | null
  readonly revision: number
}

export const begun: Known = { order: null, revision: 0 }

/**
 * Has the hub itself write what happened to an order, in the transaction of the caller, who holds the organisation's row: as one
 * more device, by the same judgement and in the same sequence as what tills push, with a journal of its own. What it says of
 * itself comes last, so that whoever has read that has read all that it tells of.
 * @param now milliseconds since 1970 @param tell what its journal says of it; null: nothing
 */
export const writeAsHub = async (
  queries: Queries,
  place: Place,
  now: number,
  { order: before, revision }: Known,
  happen: (identity: Identity) => {
    readonly id: string
    readonly happenings: readonly Happening[]
    readonly numbered?: true
  },
  tell: (order: Order) => Omit<Told, 'staffId'> | null,
): Promise<Order> => {
  const known = await identityOf(queries, place.organisation)
  const { id, happenings, numbered } = happen(known)
  const stamped = stamp(happenings, before, known.id, now)
  const order = before === null ? fold(id, stamped) : stamped.reduce(evolve, before)
  const numberedOn = numbered === true ? { ...known, lastOnlineOrder: known.lastOnlineOrder + 1 } : known
  const news = tell(order)
  const linked = news === null ? null : nextLink(known.id, known, now, { ...news, staffId: null }, sha256)
  const identity = { ...numberedOn, ...linked?.end }
  const changes: Change[] = [
    changeOf('orders', order, revision),
    ...(linked === null ? [] : [changeOf('journal', linked.entry, 0), await identityChange(queries, place, identity)]),
  ]
  const device = { organisation: place.organisation, id: identity.id, store: place.store, role: 'office' } as const
  const [outcomes = []] = await writePushes(queries, place.organisation, [readPush(device, changes)])
  const refused = outcomes.find(({ is }) => is !== 'written')
  if (refused !== undefined) throw new Error(`The hub refused what it wrote itself: ${JSON.stringify(refused)}`)
  if (linked !== null) await keepIdentity(queries, place.organisation, identity)
  return order
}

const stamp = (happenings: readonly Happening[], before: Order | null, deviceId: string, now: number): Entry[] => {
  const { at, counter } = timeAfter(before?.entries ?? [], now, deviceId)
  return happenings.map((one, place) => ({
    id: randomUUID(),
    deviceId,
    at,
    counter: counter + place,
    staffId: null,
    ...one,
  }))
}

const changeOf = (collection: string, document: { readonly id: string }, base: number): Change => ({
  collection,
  id: document.id,
  base,
  document: { ...document },
  times: {},
})

const identityChange = async (
  queries: Queries,
  { organisation }: Place,
  { id, kind, series, lastOnlineOrder, journalSequence, journalHash }: Identity,
): Promise<Change> => {
  const [row] = await queries.query(
    `SELECT revision FROM documents WHERE organisation = $1 AND collection = 'settings' AND id = $2`,
    [organisation, id],
  )
  const document = { id, kind, series, lastOnlineOrder, journalSequence, journalHash }
  return changeOf('settings', document, numberOf(row?.['revision'] ?? 0))
}
