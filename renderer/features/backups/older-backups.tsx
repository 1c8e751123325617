import { useState } from 'react'
import type { Progress, Snapshot } from '../../../shared/contract/backups.ts'
import { formatMoment } from '../../../shared/domain/documents/receipt-view.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useNow } from '../orders/use-now.ts'
import classes from './calm-screen.module.css'
import { missingWords } from './missing-words.ts'
import { SnapshotTable } from './snapshot-table.tsx'
import { Unbroken } from './unbroken.tsx'
import type { useRestore } from './use-restore.ts'

interface OlderBackupsProps {
  readonly snapshots: readonly Snapshot[]
  readonly reached: Progress | null
  readonly restore: ReturnType<typeof useRestore>
}

const locale = navigator.language
const moment = (at: number): string => formatMoment(at, { locale })

/** For whoever knows that the damage is older than the newest backup. More is missing from them, so they ask once more. */
export const OlderBackups = ({ snapshots, reached, restore }: OlderBackupsProps) => {
  const now = useNow()
  const [chosen, setChosen] = useState<Snapshot | null>(null)
  const go = (): void => {
    if (chosen !== null) void restore.run(chosen)
    setChosen(null)
  }
  return (
    <section aria-label="Older backups">
      <h2 className={classes['olderTitle']}>Older backups</h2>
      <div className={classes['older']}>
        <SnapshotTable
          label="Older backups"
          snapshots={snapshots}
          locale={locale}
          moment={moment}
          now={now}
          onRestore={setChosen}
          busy={restore.busy}
        />
      </div>
      <ConfirmDialog
        opened={chosen !== null}
        title="Restore an older backup?"
        confirmLabel="Restore this one"
        cancelLabel="Cancel"
        onConfirm={go}
        onClose={() => setChosen(null)}
      >
        {chosen === null ? null : (
          <>
            This is not the newest one, but that of {moment(chosen.at)}.{' '}
            <Unbroken text={missingWords(chosen.progress, reached, moment)} />
          </>
        )}
      </ConfirmDialog>
    </section>
  )
}
