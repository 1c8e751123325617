import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { numberOf, type Queries } from '../database/database.ts'
import type { Device } from '../devices/device.ts'
import { type Alarm, type ChainEnd, follow, forked, noChain } from './chain.ts'
import { copied } from './copied.ts'

/** The ends of the journals that some pushes add to, and what is wrong with what they add. */
export class Chains {
  readonly #organisation: string
  readonly #ends: Map<string, ChainEnd>
  readonly #moved = new Set<string>()
  readonly #alarms = new Map<string, Alarm>()
  /** Hashes of what was refused: what follows it is of the same history, of which the hub has another. */
  readonly #refused = new Set<string>()

  private constructor(organisation: string, ends: Map<string, ChainEnd>) {
    this.#organisation = organisation
    this.#ends = ends
  }

  /** Of the devices whose entries they are. */
  static async read(queries: Queries, organisation: string, entries: readonly JournalEntry[]): Promise<Chains> {
    const devices = new Set(entries.map(({ deviceId }) => deviceId))
    if (devices.size === 0) return new Chains(organisation, new Map())
    const rows = await queries.query(
      'SELECT device, sequence, hash FROM journal_ends WHERE organisation = $1 AND device = ANY ($2::text[])',
      [organisation, [...devices]],
    )
    const ends = rows.map(({ device, sequence, hash }): [string, ChainEnd] => [
      String(device),
      { sequence: numberOf(sequence), hash: String(hash) },
    ])
    return new Chains(organisation, new Map(ends))
  }

  /** Whether it goes on from what was refused. It is refused, too: the chain of the one that went on first stays whole. */
  followsRefused(entry: JournalEntry): boolean {
    if (!this.#refused.has(entry.previousHash)) return false
    this.#refused.add(entry.hash)
    return true
  }

  /** An entry that the hub did not have. @param pusher the paired device that it came from */
  add(entry: JournalEntry, pusher: string): void {
    const { end, alarm } = follow(this.#ends.get(entry.deviceId) ?? noChain, entry)
    this.#ends.set(entry.deviceId, end)
    this.#moved.add(entry.deviceId)
    for (const one of [alarm, copied(entry, pusher)]) if (one !== null) this.#alarms.set(one.id, one)
  }

  /** Another entry was there under its number. */
  forkedAt({ deviceId, sequence, hash }: JournalEntry): void {
    this.#refused.add(hash)
    const alarm = forked(deviceId, sequence)
    this.#alarms.set(alarm.id, alarm)
  }

  async write(queries: Queries): Promise<void> {
    for (const device of this.#moved) {
      const { sequence, hash } = this.#ends.get(device) ?? noChain
      await queries.query(
        `INSERT INTO journal_ends (organisation, device, sequence, hash) VALUES ($1, $2, $3, $4)
          ON CONFLICT (organisation, device) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash`,
        [this.#organisation, device, sequence, hash],
      )
    }
    for (const { id, kind, device, message, since } of this.#alarms.values())
      await queries.query(
        `INSERT INTO alarms (organisation, id, kind, device, message, at)
          VALUES ($1, $2, $3, $4, $5, coalesce(to_timestamp($6::bigint / 1000.0), now())) ON CONFLICT DO NOTHING`,
        [this.#organisation, id, kind, device, message, since ?? null],
      )
  }
}

/**
 * Where the hub has the chain of a device under the name that it has now. Refuses `other_device`: each is told of itself alone.
 */
export const chainOf = async (
  queries: Queries,
  { organisation, id }: Device,
  name: string,
): Promise<ChainEnd | Refusal> => {
  const others = await queries.query('SELECT 1 FROM devices WHERE organisation = $1 AND id = $2 AND id <> $3', [
    organisation,
    name,
    id,
  ])
  if (others.length > 0) return refuse('other_device', 'That is the journal of another device.', 'device')
  const [row] = await queries.query('SELECT sequence, hash FROM journal_ends WHERE organisation = $1 AND device = $2', [
    organisation,
    name,
  ])
  return row === undefined ? noChain : { sequence: numberOf(row['sequence']), hash: String(row['hash']) }
}
