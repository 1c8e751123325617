import type { HubAlarm, HubDevice } from '../../../shared/contract/hub/protocol.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { numberOf, type Queries, type Row } from '../database/database.ts'
import { heldByThoseWhoAreGone } from '../shares/release.ts'
import type { Device } from './device.ts'
import { hashOf } from './secrets.ts'

/** Who holds the key. Refuses `not_paired`, `device_revoked`. */
export const deviceOf = async (queries: Queries, key: string): Promise<Device | Refusal> => {
  const [row] = await queries.query(
    `SELECT organisation, id, store, role, revoked_at, seen_at IS NULL OR seen_at < now() - interval '1 minute' AS long_ago
      FROM devices WHERE key_hash = $1`,
    [hashOf(key)],
  )
  if (row === undefined) return refuse('not_paired', 'The hub does not know this device: pair it with a code first.')
  if (row['revoked_at'] !== null)
    return refuse('device_revoked', 'This device was taken off the hub. Pair it again with a new code.')
  if (row['long_ago'] === true)
    await queries.query('UPDATE devices SET seen_at = now() WHERE key_hash = $1', [hashOf(key)])
  return {
    organisation: String(row['organisation']),
    id: String(row['id']),
    store: String(row['store']),
    role: row['role'] === 'office' ? 'office' : 'till',
  }
}

const epoch = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::bigint AS ${column}`

export const devicesOf = async (queries: Queries, organisation: string): Promise<HubDevice[]> => {
  const held = await heldByThoseWhoAreGone(queries, organisation)
  const rows = await queries.query(
    `SELECT id, name, store, role, prefix, ${epoch('paired_at')}, ${epoch('seen_at')}, ${epoch('revoked_at')}
      FROM devices WHERE organisation = $1 ORDER BY name, id`,
    [organisation],
  )
  return rows.map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    store: String(row['store']),
    role: row['role'] === 'office' ? 'office' : 'till',
    prefix: String(row['prefix']),
    pairedAt: numberOf(row['paired_at']),
    seenAt: timeOf(row, 'seen_at'),
    revokedAt: timeOf(row, 'revoked_at'),
    held: held.flatMap(({ device, ...one }) => (device === String(row['id']) ? [one] : [])),
  }))
}

const timeOf = (row: Row, column: string): number | null => (row[column] === null ? null : numberOf(row[column]))

/** What a person should look at, newest first. */
export const alarmsOf = async (queries: Queries, organisation: string): Promise<HubAlarm[]> => {
  const rows = await queries.query(
    `SELECT id, kind, device, message, (extract(epoch FROM at) * 1000)::bigint AS at
      FROM alarms WHERE organisation = $1 ORDER BY alarms.at DESC LIMIT 200`,
    [organisation],
  )
  return rows.map((row) => ({
    id: String(row['id']),
    kind: kindOf(row['kind']),
    device: String(row['device']),
    message: String(row['message']),
    at: numberOf(row['at']),
  }))
}

const kindOf = (kind: unknown): HubAlarm['kind'] =>
  kind === 'journalGap' || kind === 'dataCopied' ? kind : 'journalForked'

/** Takes a device off the hub; what it wrote stays. Refuses `unknown_device`, `own_device`. */
export const revoke = async (queries: Queries, by: Device, id: string): Promise<Refusal | null> => {
  if (id === by.id) return refuse('own_device', 'A device can’t take itself off the hub: do it at another one.')
  const rows = await queries.query(
    'UPDATE devices SET revoked_at = coalesce(revoked_at, now()) WHERE organisation = $1 AND id = $2 RETURNING id',
    [by.organisation, id],
  )
  return rows.length === 0 ? refuse('unknown_device', 'There is no such device on this hub.') : null
}
