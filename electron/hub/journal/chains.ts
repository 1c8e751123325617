import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { numberOf, type Queries } from '../database/database.ts'
import { type Alarm, type ChainEnd, follow, forked, noChain } from './chain.ts'

/** The ends of the journals that some pushes add to, and what is wrong with what they add. */
export class Chains {
  readonly #organisation: string
  readonly #ends: Map<string, ChainEnd>
  readonly #moved = new Set<string>()
  readonly #alarms = new Map<string, Alarm>()

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

  /** An entry that the hub did not have. */
  add(entry: JournalEntry): void {
    const { end, alarm } = follow(this.#ends.get(entry.deviceId) ?? noChain, entry)
    this.#ends.set(entry.deviceId, end)
    this.#moved.add(entry.deviceId)
    if (alarm !== null) this.#alarms.set(alarm.id, alarm)
  }

  /** Another entry was there under its number. */
  forkedAt({ deviceId, sequence }: JournalEntry): void {
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
    for (const { id, kind, device, message } of this.#alarms.values())
      await queries.query(
        `INSERT INTO alarms (organisation, id, kind, device, message) VALUES ($1, $2, $3, $4, $5)
          ON CONFLICT DO NOTHING`,
        [this.#organisation, id, kind, device, message],
      )
  }
}
