import { Button } from '@mantine/core'
import { IconServer } from '@tabler/icons-react'
import { useState } from 'react'
import type { HostedHubState } from '../../../shared/contract/hub-link.ts'
import { useCommand } from '../../client/use-command.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { CopyRow } from '../settings/copy-row.tsx'
import settings from '../settings/settings.module.css'

/** For a shop without a hub: this computer becomes it. */
export const BecomeHub = ({ host }: { readonly host: ReturnType<typeof useCommand<'hub.host'>> }) => (
  <Panel title="Make this computer the shop’s hub">
    <p className={settings['text']}>
      For a few tills on one network. The hub runs beside Tillhouse on this computer, starts and ends with it, and keeps
      its data in the data folder. While this computer is off, the other tills sell on by themselves and catch up
      afterwards.
    </p>
    <div className={settings['foot']}>
      <span className={settings['spring']} />
      <Button loading={host.busy} leftSection={<IconServer size={20} stroke={1.6} />} onClick={() => void host.run({})}>
        Make this computer the hub
      </Button>
    </div>
    <RefusalMessage refusal={host.refusal} onDismiss={host.dismiss} />
  </Panel>
)

/** The hub that runs on this computer, and its end. */
export const HostingPanel = ({ hosting }: { readonly hosting: HostedHubState }) => {
  const end = useCommand('hub.endHosting')
  const [asking, setAsking] = useState(false)
  return (
    <Panel title="This computer is the shop’s hub">
      {hosting.problem === null ? null : <Message kind="problem">{hosting.problem}</Message>}
      {hosting.state === 'starting' ? <Message kind="info">The hub is starting …</Message> : null}
      {hosting.state === 'on' && hosting.addresses.length === 0 ? (
        <Message kind="warning">
          This computer is in no network: the hub runs, and no other till can reach it. Connect it to the shop’s
          network.
        </Message>
      ) : null}
      {hosting.addresses.map((address) => (
        <CopyRow key={address} label="Address for other tills" value={address} />
      ))}
      <div className={settings['foot']}>
        <span className={settings['spring']} />
        <Button variant="default" onClick={() => setAsking(true)}>
          Be the hub no longer…
        </Button>
      </div>
      <RefusalMessage refusal={end.refusal} onDismiss={end.dismiss} />
      <ConfirmDialog
        opened={asking}
        title="End the shop’s hub on this computer?"
        confirmLabel="End the hub"
        cancelLabel="Go on being the hub"
        danger
        busy={end.busy}
        onConfirm={() => {
          void end.run({}).then(() => setAsking(false))
        }}
        onClose={() => setAsking(false)}
      >
        <p className={settings['text']}>
          Every till of the shop then sells alone, this one too, and none sees what the others sell. What the hub has
          stays in the data folder, and is there when this computer becomes the hub again.
        </p>
      </ConfirmDialog>
    </Panel>
  )
}
