import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { numberOf, type Queries } from '../database/database.ts'
import { holdOrganisation } from '../database/hold-organisation.ts'
import type { Device } from '../devices/device.ts'

/**
 * Names that nobody sells by any more: of a device that was revoked, and of one that has asked by another name since, because
 * a backup was restored to it. Where its data were copied, both may be asking in turn.
 */
const isGone = `(devices.revoked_at IS NOT NULL OR (devices.holder <> shares.holder AND NOT EXISTS (
  SELECT 1 FROM alarms WHERE alarms.organisation = devices.organisation AND alarms.kind = 'dataCopied'
    AND alarms.device = devices.id)))`

const ofDevices = 'devices ON devices.organisation = shares.organisation AND devices.id = shares.device'

interface HeldByName {
  readonly device: string
  readonly holder: string
  readonly things: number
}

/** What such names still hold: it may have been sold, and nobody ever told. */
export const heldByThoseWhoAreGone = async (queries: Queries, organisation: string): Promise<HeldByName[]> => {
  const rows = await queries.query(
    `SELECT device, shares.holder, count(*) AS things FROM shares JOIN ${ofDevices}
      WHERE shares.organisation = $1 AND received > spent AND ${isGone} GROUP BY device, shares.holder ORDER BY shares.holder`,
    [organisation],
  )
  return rows.map(({ device, holder, things }) => ({
    device: String(device),
    holder: String(holder),
    things: numberOf(things),
  }))
}

/** Takes back what such a name holds, for tills that sell. Refuses `still_sells`. */
export const releaseShares = async (
  queries: Queries,
  { organisation }: Device,
  holder: string,
): Promise<Refusal | null> => {
  await holdOrganisation(queries, organisation)
  const rows = await queries.query(
    `UPDATE shares SET spent = received, lacks = 0 FROM devices
      WHERE shares.organisation = $1 AND shares.holder = $2 AND devices.organisation = shares.organisation
        AND devices.id = shares.device AND received > spent AND ${isGone} RETURNING shares.name`,
    [organisation, holder],
  )
  return rows.length > 0
    ? null
    : refuse('still_sells', 'This till may still sell what was handed out to it, or holds nothing: revoke it first.')
}
