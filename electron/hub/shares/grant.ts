import type { z } from 'zod'
import type { ShareAsk, ShareGranted, sharesRequest } from '../../../shared/contract/hub/protocol.ts'
import { handOut } from '../../../shared/domain/shares/hand-out.ts'
import { numberOf, type Queries } from '../database/database.ts'
import { holdOrganisation } from '../database/hold-organisation.ts'
import type { Device } from '../devices/device.ts'
import { lackEnds } from './lacking.ts'

/** What a holder has of a thing. */
interface Held {
  readonly holder: string
  readonly till: string
  readonly received: number
  readonly spent: number
  /** 0 where nobody waits any more. */
  readonly lacks: number
}

interface Granted {
  readonly granted: ShareGranted[]
  /** Somebody waits for what another till has, or may get it now. */
  readonly concernsOthers: boolean
}

/**
 * Hands out what is there, in a transaction that holds the organisation's row, as pushes do: nobody else hands out or sells
 * meanwhile. Whoever asks has told all that it did (`order-manager/ports/hub.ts`), so that what it says is gone is gone from
 * what is there as well. Counters only grow: an answer that is lost, or a question that comes twice or late, changes nothing.
 */
export const grantShares = async (
  queries: Queries,
  device: Device,
  { holder, asks }: z.output<typeof sharesRequest>,
): Promise<Granted> => {
  const { organisation } = device
  await holdOrganisation(queries, organisation)
  const names = asks.map(({ name }) => name)
  const there = await quantitiesOf(queries, device, names)
  const holders = await holdersOf(queries, device, names)
  const granted: ShareGranted[] = []
  const rows: (ShareAsk & { readonly lacks: number })[] = []
  let concernsOthers = false
  for (const ask of asks) {
    const known = holders.get(ask.name) ?? []
    const own = known.find((one) => one.holder === holder)
    const others = known.filter((one) => one.holder !== holder)
    const before = Math.max(own?.received ?? 0, ask.received)
    const spent = Math.max(own?.spent ?? 0, ask.spent)
    const lackedByOthers = others.reduce((sum, { lacks }) => sum + lacks, 0)
    const more = handOut(
      {
        there: there.get(ask.name) ?? 0,
        others: others.reduce((sum, one) => sum + outstanding(one), 0),
        held: before - spent,
        lackedByOthers,
      },
      ask,
    )
    const received = before + more
    const lacks = Math.max(0, ask.least - (received - spent))
    const givenBack = spent > (own?.spent ?? 0)
    if (lacks > (own?.lacks ?? 0) || (lackedByOthers > 0 && givenBack)) concernsOthers = true
    rows.push({ ...ask, received, spent, lacks })
    const elsewhere = others.flatMap((one) =>
      outstanding(one) > 0 ? [{ till: one.till, quantity: outstanding(one) }] : [],
    )
    granted.push({ name: ask.name, received, elsewhere })
  }
  await write(queries, device, holder, rows)
  // Who follows the organisation's news looks when its sequence has grown.
  if (concernsOthers)
    await queries.query('UPDATE organisations SET sequence = sequence + 1 WHERE id = $1', [organisation])
  return { granted, concernsOthers }
}

const outstanding = ({ received, spent }: Held): number => Math.max(0, received - spent)

const quantitiesOf = async (
  queries: Queries,
  { organisation, store }: Device,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await queries.query(
    'SELECT name, quantity FROM quantities WHERE organisation = $1 AND store = $2 AND name = ANY ($3::text[])',
    [organisation, store, names],
  )
  return new Map(rows.map(({ name, quantity }) => [String(name), numberOf(quantity)]))
}

const holdersOf = async (
  queries: Queries,
  { organisation, store }: Device,
  names: readonly string[],
): Promise<ReadonlyMap<string, Held[]>> => {
  const rows = await queries.query(
    `SELECT shares.name, shares.holder, received, spent, devices.name AS till,
        CASE WHEN told_at > now() - ${lackEnds} THEN lacks ELSE 0 END AS lacks
      FROM shares JOIN devices ON devices.organisation = shares.organisation AND devices.id = shares.device
      WHERE shares.organisation = $1 AND shares.store = $2 AND shares.name = ANY ($3::text[])`,
    [organisation, store, names],
  )
  const found = new Map<string, Held[]>()
  for (const row of rows) {
    const held = {
      holder: String(row['holder']),
      till: String(row['till']),
      received: numberOf(row['received']),
      spent: numberOf(row['spent']),
      lacks: numberOf(row['lacks']),
    }
    const name = String(row['name'])
    found.set(name, [...(found.get(name) ?? []), held])
  }
  return found
}

const write = async (
  queries: Queries,
  { organisation, store, id }: Device,
  holder: string,
  rows: readonly (ShareAsk & { readonly lacks: number })[],
): Promise<void> => {
  await queries.query(
    'UPDATE devices SET holder = $3 WHERE organisation = $1 AND id = $2 AND holder IS DISTINCT FROM $3',
    [organisation, id, holder],
  )
  await queries.query(
    `INSERT INTO shares (organisation, store, name, holder, device, received, spent, lacks)
      SELECT $1, $2, name, $3, $4, received, spent, lacks
        FROM unnest($5::text[], $6::bigint[], $7::bigint[], $8::bigint[]) AS told (name, received, spent, lacks)
      ON CONFLICT (organisation, store, name, holder) DO UPDATE SET device = excluded.device,
        received = excluded.received, spent = excluded.spent, lacks = excluded.lacks, told_at = now()`,
    [
      organisation,
      store,
      holder,
      id,
      rows.map(({ name }) => name),
      rows.map(({ received }) => received),
      rows.map(({ spent }) => spent),
      rows.map(({ lacks }) => lacks),
    ],
  )
}
