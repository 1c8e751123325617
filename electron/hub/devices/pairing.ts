import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import {
  type DeviceRole,
  hubProtocol,
  type PairAnswer,
  type pairRequest,
} from '../../../shared/contract/hub/protocol.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { type Database, numberOf, type Queries } from '../database/database.ts'
import { hashOf, newCode, newKey, shownCode } from './secrets.ts'

/** Minutes that a pairing code is good for. */
const minutesValid = 15

export interface PairingCode {
  /** As a person reads it. */
  readonly code: string
  /** Milliseconds since 1970. */
  readonly validUntil: number
}

/** A code for one device, of the role and the store. */
export const offerCode = async (
  queries: Queries,
  { organisation, store, role }: { readonly organisation: string; readonly store: string; readonly role: DeviceRole },
): Promise<PairingCode> => {
  const code = newCode()
  await queries.query('DELETE FROM pairing_codes WHERE valid_until < now()')
  const [row] = await queries.query(
    `INSERT INTO pairing_codes (code_hash, organisation, store, role, valid_until)
      VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5::int)) RETURNING extract(epoch FROM valid_until) AS until`,
    [hashOf(code), organisation, store, role, minutesValid],
  )
  return { code: shownCode(code), validUntil: Math.round(numberOf(row?.['until']) * 1000) }
}

/** A new organisation, and the code for its first device, which is its office. */
export const foundOrganisation = (database: Database): Promise<PairingCode> =>
  database.transaction(async (queries) => {
    const organisation = randomUUID()
    await queries.query('INSERT INTO organisations (id) VALUES ($1)', [organisation])
    return offerCode(queries, { organisation, store: 'main', role: 'office' })
  })

/** A code for one more office device of the organisation that was there first. */
export const officeCode = async (queries: Queries): Promise<PairingCode> => {
  const [first] = await queries.query('SELECT id FROM organisations ORDER BY created_at, id LIMIT 1')
  return offerCode(queries, { organisation: String(first?.['id']), store: 'main', role: 'office' })
}

/** The code for the first device of a hub on which nobody is paired yet; null where somebody is. */
export const firstCode = (database: Database): Promise<PairingCode | null> =>
  database.transaction(async (queries) => {
    const paired = await queries.query('SELECT 1 FROM devices LIMIT 1')
    if (paired.length > 0) return null
    const [known] = await queries.query('SELECT id FROM organisations LIMIT 1')
    const organisation = known === undefined ? randomUUID() : String(known['id'])
    await queries.query('INSERT INTO organisations (id) VALUES ($1) ON CONFLICT DO NOTHING', [organisation])
    return offerCode(queries, { organisation, store: 'main', role: 'office' })
  })

/**
 * Takes a device in, once, for its code. Paired again, it gets a new key and the old one is worth nothing. Refuses
 * `other_protocol`, `wrong_code`, `prefix_taken`, `other_shop`, `nothing_to_join` (the code stays good).
 */
export const pair = async (
  database: Database,
  request: z.output<typeof pairRequest>,
): Promise<PairAnswer | Refusal> => {
  if (request.protocol !== hubProtocol)
    return refuse(
      'other_protocol',
      request.protocol > hubProtocol
        ? 'This till is newer than the hub: update the hub first.'
        : 'This till is older than the hub: update the till first.',
    )
  return database.transaction((queries) => pairWithin(queries, request))
}

const pairWithin = async (
  queries: Queries,
  { code, deviceId, earlier, name, prefix, shop }: z.output<typeof pairRequest>,
): Promise<PairAnswer | Refusal> => {
  const [offer] = await queries.query(
    'SELECT organisation, store, role FROM pairing_codes WHERE code_hash = $1 AND valid_until >= now() FOR UPDATE',
    [hashOf(code)],
  )
  if (offer === undefined)
    return refuse('wrong_code', 'The hub does not know this code, or it is over. Ask for a new one.', 'code')
  const organisation = String(offer['organisation'])
  // One pairing of an organisation at a time: two tills must not take the same prefix.
  const [row] = await queries.query('SELECT sequence FROM organisations WHERE id = $1 FOR UPDATE', [organisation])
  const empty = numberOf(row?.['sequence']) === 0
  if (empty && shop === 'join')
    return refuse('nothing_to_join', 'There is no shop on this hub yet: pair the till that has it first.', 'url')
  if (!empty && shop === 'bring' && !(await wasPaired(queries, organisation, [deviceId, ...earlier])))
    return refuse(
      'other_shop',
      'There is another shop on this hub. A till joins it when it is new: start with an empty data folder.',
      'url',
    )
  const taken = await queries.query(
    'SELECT name FROM devices WHERE organisation = $1 AND prefix = $2 AND revoked_at IS NULL AND id <> $3',
    [organisation, prefix, deviceId],
  )
  if (prefix !== '' && taken[0] !== undefined)
    return refuse(
      'prefix_taken',
      `“${String(taken[0]['name'])}” numbers its receipts with ${prefix} already: choose another prefix for this till.`,
      'prefix',
    )
  const key = newKey()
  await queries.query(
    `INSERT INTO devices (organisation, id, name, store, role, prefix, key_hash) VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (organisation, id) DO UPDATE SET name = excluded.name, store = excluded.store, role = excluded.role,
        prefix = excluded.prefix, key_hash = excluded.key_hash, paired_at = now(), revoked_at = NULL`,
    [organisation, deviceId, name, String(offer['store']), String(offer['role']), prefix, hashOf(key)],
  )
  await queries.query('DELETE FROM pairing_codes WHERE code_hash = $1', [hashOf(code)])
  return {
    organisation,
    store: String(offer['store']),
    role: offer['role'] === 'office' ? 'office' : 'till',
    key,
  }
}

const wasPaired = async (queries: Queries, organisation: string, names: readonly string[]): Promise<boolean> => {
  const rows = await queries.query('SELECT 1 FROM devices WHERE organisation = $1 AND id = ANY ($2::text[])', [
    organisation,
    names,
  ])
  return rows.length > 0
}
