import { Button } from '@mantine/core'
import { IconDatabaseOff, IconDatabasePlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Backups, Snapshot } from '../../../shared/contract/backups.ts'
import { useCommand } from '../../client/use-command.ts'
import { useConnected } from '../../client/use-connected.ts'
import { useLive } from '../../client/use-live.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useNow } from '../orders/use-now.ts'
import { CopyRow } from '../settings/copy-row.tsx'
import settings from '../settings/settings.module.css'
import { BackupNews } from './backup-news.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { SnapshotTable } from './snapshot-table.tsx'

/** The backups that there are, one more at a press, and the way back to each of them. */
export const BackupsSection = () => {
  const { value: backups, refusal } = useLive('backups.state', {})
  const make = useCommand('backups.make')
  const connected = useConnected()
  const [made, setMade] = useState<Snapshot | null>(null)
  const [chosen, setChosen] = useState<Snapshot | null>(null)
  const backUp = async (): Promise<void> => {
    setMade(null)
    setMade(await make.run({}))
  }
  const running = make.busy || backups?.running === true
  return (
    <>
      <Panel
        title="Backups"
        flush
        actions={
          <Button
            leftSection={<IconDatabasePlus size={20} stroke={1.6} />}
            loading={running}
            disabled={!connected || backups === undefined}
            onClick={() => void backUp()}
          >
            Back up now
          </Button>
        }
      >
        <RefusalMessage refusal={refusal} />
        {backups === undefined ? null : (
          <>
            <BackupNews backups={backups} running={running} made={made} refusal={make.refusal} />
            <BackupList backups={backups} onRestore={setChosen} />
          </>
        )}
      </Panel>
      {backups === undefined ? null : (
        <Panel title="Where they are">
          <CopyRow label="Folder" value={backups.folder} />
          <div className={settings['gap']} />
          <p className={settings['text']}>
            They are on this computer’s disk. Copy the folder to another disk or to your backup service as well, as
            often as you can: that may be done while Tillhouse is open.
          </p>
        </Panel>
      )}
      <RestoreDialog snapshot={chosen} onClose={() => setChosen(null)} />
    </>
  )
}

interface BackupListProps {
  readonly backups: Backups
  readonly onRestore: (snapshot: Snapshot) => void
}

const BackupList = ({ backups, onRestore }: BackupListProps) => {
  const format = useFormat()
  const { locale } = useShop()
  const now = useNow()
  if (backups.snapshots.length === 0)
    return (
      <EmptyState icon={<IconDatabaseOff size={40} stroke={1.4} />} title="No backup yet">
        Tillhouse makes them by itself while you sell. Press “Back up now” for the first one; it takes a moment, and
        nobody has to wait for it.
      </EmptyState>
    )
  return (
    <SnapshotTable
      label="Backups"
      snapshots={backups.snapshots}
      locale={locale}
      moment={format.moment}
      now={now}
      onRestore={onRestore}
    />
  )
}
