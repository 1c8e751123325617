import { Button, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { Snapshot } from '../../../shared/contract/backups.ts'
import { relativeTime } from '../orders/relative-time.ts'
import settings from '../settings/settings.module.css'
import classes from './snapshot-table.module.css'
import { reasonWords, sizeText } from './snapshot-words.ts'

interface SnapshotTableProps {
  readonly label: string
  readonly snapshots: readonly Snapshot[]
  readonly locale: string
  /** Milliseconds since 1970: date and time. */
  readonly moment: (at: number) => string
  /** What the times are relative to. */
  readonly now: number
  /** Asked for by the button of a good one. */
  readonly onRestore: (snapshot: Snapshot) => void
  /** The one that is being restored; the buttons rest meanwhile. */
  readonly busy?: Snapshot | null
}

/** Backups, a row each: how old, why, how much is in it, and whether it can be trusted. */
export const SnapshotTable = (props: SnapshotTableProps) => {
  const { label, snapshots, locale, moment, now, onRestore, busy = null } = props
  const count = new Intl.NumberFormat(locale)
  return (
    <table className={`${settings['table']} ${classes['table']}`} aria-label={label}>
      <thead>
        <tr>
          <th>When</th>
          <th>Why</th>
          <th data-figures>Size</th>
          <th data-figures>Orders</th>
          <th data-figures>Products</th>
          <th>Up to receipt</th>
          <th>Checked</th>
          <th>
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {snapshots.map((snapshot) => (
          <tr key={snapshot.id}>
            <td>
              <span className={classes['when']}>
                {moment(snapshot.at)}
                <small>{relativeTime(snapshot.at, now)}</small>
              </span>
            </td>
            <td>{reasonWords[snapshot.reason]}</td>
            <td data-figures>{sizeText(snapshot.bytes, locale)}</td>
            <td data-figures>{count.format(snapshot.orders)}</td>
            <td data-figures>{count.format(snapshot.products)}</td>
            <td>{snapshot.progress.receipt ?? <span className={settings['soft']}>None yet</span>}</td>
            {snapshot.problem === null ? (
              <>
                <td>
                  <span className={classes['good']}>
                    <IconCheck size={18} stroke={2} aria-hidden /> Good
                  </span>
                </td>
                <td>
                  <Button
                    variant="default"
                    size="sm"
                    aria-label={`Restore the backup of ${moment(snapshot.at)}`}
                    disabled={busy !== null}
                    loading={busy?.id === snapshot.id}
                    onClick={() => onRestore(snapshot)}
                  >
                    Restore…
                  </Button>
                </td>
              </>
            ) : (
              <td colSpan={2}>
                <span className={classes['problem']}>
                  <IconAlertTriangle size={18} stroke={1.7} aria-hidden />
                  {snapshot.problem}
                </span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
