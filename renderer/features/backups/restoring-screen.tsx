import { Button, Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Snapshot } from '../../../shared/contract/backups.ts'
import { formatMoment } from '../../../shared/domain/documents/receipt-view.ts'
import classes from './calm-screen.module.css'

const patienceMilliseconds = 30_000

interface RestoringScreenProps {
  readonly snapshot: Snapshot
  /** BCP 47. */
  readonly locale: string
}

/** While the till starts anew on the backup: the connection breaks and comes back, and that is as it should be. */
export const RestoringScreen = ({ snapshot, locale }: RestoringScreenProps) => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMilliseconds)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className={classes['screen']}>
      <div className={classes['middle']} role="status">
        <Loader size={48} color="var(--accent)" />
        <h1 className={classes['title']}>Restoring the backup of {formatMoment(snapshot.at, { locale })}</h1>
        <p className={classes['lead']}>
          The till is starting anew with the restored shop, and comes back by itself in a few seconds. Then everyone
          signs in again.
        </p>
        {late ? (
          <>
            <p className={classes['lead']}>
              This takes longer than usual. If nothing happens within a minute, close Tillhouse and start it again.
              Nothing was deleted.
            </p>
            <Button variant="default" onClick={() => window.location.reload()}>
              Look again
            </Button>
          </>
        ) : null}
      </div>
    </main>
  )
}
