import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { HubDevice } from '../../../shared/contract/hub/protocol.ts'
import type { HubState } from '../../../shared/contract/hub-link.ts'
import { useCommand } from '../../client/use-command.ts'
import { useQuery } from '../../client/use-query.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import settings from '../settings/settings.module.css'
import { AlarmsPanel } from './alarms-panel.tsx'
import { DevicesTable } from './devices-table.tsx'
import { NewCode } from './new-code.tsx'

interface DevicesSectionProps {
  readonly hub: HubState
  /** Where other computers reach the hub. */
  readonly url: string
}

/** The shop's devices at the hub, one more by a code, and what is wrong with their journals. */
export const DevicesSection = ({ hub, url }: DevicesSectionProps) => {
  // A list that the hub keeps: it is asked again when the line is back.
  const { value, refusal, reload } = useQuery('hub.devices', {}, hub.line === 'online' ? 1 : 0)
  const revoke = useCommand('hub.revoke')
  const release = useCommand('hub.release')
  const [holding, setHolding] = useState<{ readonly name: string; readonly holder: string } | null>(null)
  const takeBack = async (holder: string): Promise<void> => {
    await release.run({ holder })
    setHolding(null)
    reload()
  }
  const [chosen, setChosen] = useState<HubDevice | null>(null)
  const takeOff = async (device: HubDevice): Promise<void> => {
    await revoke.run({ device: device.id })
    setChosen(null)
    reload()
  }
  return (
    <>
      <AlarmsPanel alarms={value?.alarms ?? []} devices={value?.devices ?? []} />
      <Panel
        title="Paired devices"
        flush
        actions={
          <Button variant="default" leftSection={<IconRefresh size={20} stroke={1.6} />} onClick={reload}>
            Look again
          </Button>
        }
      >
        <RefusalMessage refusal={refusal ?? revoke.refusal} onDismiss={revoke.dismiss} />
        <RefusalMessage refusal={release.refusal} onDismiss={release.dismiss} />
        <DevicesTable
          devices={value?.devices ?? []}
          onRevoke={setChosen}
          onRelease={({ name }, holder) => setHolding({ name, holder })}
        />
      </Panel>
      <NewCode url={url} />
      <ConfirmDialog
        opened={holding !== null}
        title={`Release what ${holding?.name ?? ''} holds?`}
        confirmLabel="Release"
        danger
        busy={release.busy}
        onConfirm={() => {
          if (holding !== null) void takeBack(holding.holder)
        }}
        onClose={() => setHolding(null)}
      >
        <p className={settings['text']}>
          These products are never oversold, and this till was handed some of them before it was revoked or went back to
          a backup. What it sold of them since, the hub does not know. Count them first: what is released is sold by
          other tills.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={chosen !== null}
        title={`Revoke ${chosen?.name ?? ''}?`}
        confirmLabel="Revoke"
        danger
        busy={revoke.busy}
        onConfirm={() => {
          if (chosen !== null) void takeOff(chosen)
        }}
        onClose={() => setChosen(null)}
      >
        <p className={settings['text']}>
          The hub takes nothing of it any more, and tells it nothing. What it sent before stays; what it sells from now
          on stays on it alone, until it is paired again with a new code.
        </p>
      </ConfirmDialog>
    </>
  )
}
