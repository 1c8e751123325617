import { Button } from '@mantine/core'
import type { Progress, Snapshot } from '../../../shared/contract/backups.ts'
import { formatMoment } from '../../../shared/domain/documents/receipt-view.ts'
import { useConnected } from '../../client/use-connected.ts'
import { relativeTime } from '../orders/relative-time.ts'
import { useNow } from '../orders/use-now.ts'
import classes from './calm-screen.module.css'
import { missingWords } from './missing-words.ts'
import { counted } from './snapshot-words.ts'
import { Unbroken } from './unbroken.tsx'
import type { useRestore } from './use-restore.ts'

interface NewestBackupProps {
  readonly snapshot: Snapshot
  /** How far the damaged shop had come; null where nobody knows. */
  readonly reached: Progress | null
  readonly restore: ReturnType<typeof useRestore>
}

const locale = navigator.language
const moment = (at: number): string => formatMoment(at, { locale })

/** The best that there is, with one button. Nothing is lost by it: what is damaged stays where it is. */
export const NewestBackup = ({ snapshot, reached, restore }: NewestBackupProps) => {
  const now = useNow()
  const connected = useConnected()
  return (
    <section className={classes['offer']} aria-label="Newest good backup">
      <h2 className={classes['offerTitle']}>
        The newest good backup is from {moment(snapshot.at)}
        <span className={classes['soft']}> · {relativeTime(snapshot.at, now)}</span>
      </h2>
      <p className={classes['offerText']}>
        <Unbroken text={missingWords(snapshot.progress, reached, moment)} />
      </p>
      <p className={classes['offerText']}>
        It holds {counted(snapshot.orders, 'order', locale)} and {counted(snapshot.products, 'product', locale)}.
        Receipts go on in a new series, so that no number repeats.
      </p>
      <Button
        size="lg"
        h={64}
        fullWidth
        disabled={!connected || restore.busy !== null}
        loading={restore.busy?.id === snapshot.id}
        onClick={() => void restore.run(snapshot)}
      >
        Restore the backup of {moment(snapshot.at)}
      </Button>
    </section>
  )
}
