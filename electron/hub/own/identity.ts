import { randomUUID } from 'node:crypto'
import type { HubIdentity } from '../../../shared/domain/settings/hub-identity.ts'
import { hubIdentityId } from '../../../shared/domain/settings/hub-identity.ts'
import { numberOf, type Queries, type Row } from '../database/database.ts'
import { newCode } from '../devices/secrets.ts'

/** Under which name the hub writes for an organisation, and how far it has come. */
export interface Identity extends HubIdentity {
  /** The hybrid logical time of its journal's newest entry. */
  readonly journalAt: number
  readonly journalCounter: number
}

/** Characters of a series: among a shop's tills nobody has it twice. */
const seriesLength = 5

/**
 * The organisation's own, made at its first use; the caller holds the organisation's row. A hub whose database was lost has
 * another one: its numbers and its chain begin anew, as a till's do.
 */
export const identityOf = async (queries: Queries, organisation: string): Promise<Identity> => {
  const [known] = await queries.query('SELECT * FROM identities WHERE organisation = $1', [organisation])
  if (known !== undefined) return read(known)
  const [made] = await queries.query(
    'INSERT INTO identities (organisation, device, series) VALUES ($1, $2, $3) RETURNING *',
    [organisation, hubIdentityId(randomUUID()), newCode().slice(0, seriesLength)],
  )
  return read(made ?? {})
}

export const keepIdentity = async (queries: Queries, organisation: string, identity: Identity): Promise<void> => {
  await queries.query(
    `UPDATE identities SET last_order = $2, journal_sequence = $3, journal_hash = $4, journal_at = $5, journal_counter = $6
      WHERE organisation = $1`,
    [
      organisation,
      identity.lastOnlineOrder,
      identity.journalSequence,
      identity.journalHash,
      identity.journalAt,
      identity.journalCounter,
    ],
  )
}

const read = (row: Row): Identity => ({
  id: String(row['device']),
  kind: 'hubIdentity',
  series: String(row['series']),
  lastOnlineOrder: numberOf(row['last_order']),
  journalSequence: numberOf(row['journal_sequence']),
  journalHash: String(row['journal_hash']),
  journalAt: numberOf(row['journal_at']),
  journalCounter: numberOf(row['journal_counter']),
})
