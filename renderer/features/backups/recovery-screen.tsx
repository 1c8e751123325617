import { Loader } from '@mantine/core'
import { useEffect } from 'react'
import type { Recovery } from '../../../shared/contract/backups.ts'
import { useLive } from '../../client/use-live.ts'
import { ConnectionBar } from '../../shell/connection-bar.tsx'
import { ThemeToggle } from '../../shell/theme-toggle.tsx'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { CopyRow } from '../settings/copy-row.tsx'
import classes from './calm-screen.module.css'
import { NewestBackup } from './newest-backup.tsx'
import { NoBackup } from './no-backup.tsx'
import { OlderBackups } from './older-backups.tsx'
import { forgetRestored } from './restored.ts'
import { useRestore } from './use-restore.ts'

/** In the place of a shop whose data can't be read: what was found, and the way back. Nobody can sign in here. */
export const RecoveryScreen = () => {
  const { value: recovery, refusal } = useLive('recovery.state', {})
  // A restore that did not come to pass is not told of later.
  useEffect(forgetRestored, [])
  return (
    <main className={classes['screen']}>
      <ConnectionBar />
      <div className={classes['corner']}>
        <ThemeToggle />
      </div>
      <RefusalMessage refusal={refusal} />
      {/* Null for the moment between the restore and the shop's return. */}
      {recovery === undefined || recovery === null ? <Loader color="var(--accent)" /> : <Found recovery={recovery} />}
    </main>
  )
}

const Found = ({ recovery }: { readonly recovery: Recovery }) => {
  const restore = useRestore('recovery.restore')
  const good = recovery.snapshots.filter((one) => one.problem === null)
  const [newest, ...older] = good
  return (
    <div className={classes['sheet']}>
      <header>
        <h1 className={classes['title']}>The shop’s data can’t be read</h1>
        <p className={classes['lead']}>{recovery.problem}</p>
      </header>
      <Message kind="info">
        Nothing was deleted or changed.{' '}
        {recovery.setAside === null
          ? 'The damaged file is where it was. When a backup takes its place, it is set aside and kept.'
          : 'The damaged file is kept as it was found, for whoever may read more of it:'}
      </Message>
      {recovery.setAside === null ? null : <CopyRow label="Damaged file" value={recovery.setAside} />}
      {newest === undefined ? (
        <NoBackup />
      ) : (
        <NewestBackup snapshot={newest} reached={recovery.reached} restore={restore} />
      )}
      {restore.busy === null ? null : (
        <Message kind="info">The backup is being checked and put in place. That may take a minute.</Message>
      )}
      <RefusalMessage refusal={restore.refusal} onDismiss={restore.dismiss} />
      {older.length === 0 ? null : <OlderBackups snapshots={older} reached={recovery.reached} restore={restore} />}
    </div>
  )
}
