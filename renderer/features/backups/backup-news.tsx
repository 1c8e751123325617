import type { Backups, Snapshot } from '../../../shared/contract/backups.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { ageText, relativeTime } from '../orders/relative-time.ts'
import { useNow } from '../orders/use-now.ts'
import classes from './backup-news.module.css'
import { counted, newestGood, sizeText } from './snapshot-words.ts'

interface BackupNewsProps {
  readonly backups: Backups
  readonly running: boolean
  /** The one that was asked for on this page. */
  readonly made: Snapshot | null
  readonly refusal: Refusal | null
}

/** When the last good one was made and when the next one is, and what became of the last try. */
export const BackupNews = (props: BackupNewsProps) => {
  const { moment } = useFormat()
  const now = useNow()
  const { snapshots, nextAt } = props.backups
  const newest = newestGood(snapshots)
  return (
    <div className={classes['news']}>
      <dl className={classes['facts']}>
        <div>
          <dt>Last good backup</dt>
          <dd>{newest === null ? 'None yet' : relativeTime(newest.at, now)}</dd>
        </div>
        <div>
          <dt>Next one, by itself</dt>
          <dd>{nextAt - now < 60_000 ? 'In a moment' : `${moment(nextAt)}, in ${ageText(now, nextAt)}`}</dd>
        </div>
      </dl>
      <Outcome {...props} />
    </div>
  )
}

const Outcome = ({ backups, running, made, refusal }: BackupNewsProps) => {
  const { locale } = useShop()
  if (running)
    return (
      <Message kind="info">
        A backup is being written and checked. That may take a minute; selling goes on meanwhile.
      </Message>
    )
  if (refusal !== null) return <Message kind="problem">{refusal.message}</Message>
  if (backups.problem !== null) return <Message kind="problem">{backups.problem}</Message>
  if (made === null) return null
  return made.problem === null ? (
    <Message kind="done">
      Backed up and checked: {counted(made.orders, 'order', locale)}, {counted(made.products, 'product', locale)},{' '}
      {sizeText(made.bytes, locale)}.
    </Message>
  ) : (
    <Message kind="problem">{made.problem}</Message>
  )
}
