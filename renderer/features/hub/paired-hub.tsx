import { Button } from '@mantine/core'
import { useState } from 'react'
import type { HubState } from '../../../shared/contract/hub-link.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat } from '../../stores/shop.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import settings from '../settings/settings.module.css'
import { documentsInWords, longStatus, shortFingerprint } from './hub-words.ts'

const roleWords = {
  office: 'Office: it also pairs and revokes devices, and sees every store',
  till: 'Till: it has its store’s orders and the shop’s catalog',
}

/** Which hub this till is paired with, and the way out. */
export const PairedHub = ({ hub }: { readonly hub: HubState }) => {
  const unpair = useCommand('hub.unpair')
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  return (
    <Panel title="This till’s hub">
      <dl className={settings['facts']}>
        <dt>Now</dt>
        <dd>{longStatus(hub, hub.offlineSince === null ? '' : format.moment(hub.offlineSince))}</dd>
        <dt>Address</dt>
        <dd>{hub.url}</dd>
        <dt>This till is</dt>
        <dd>{hub.role === null ? '' : roleWords[hub.role]}</dd>
        <dt>Certificate</dt>
        <dd>
          {hub.fingerprint === null
            ? 'None of its own: the connection is as safe as the network it runs in'
            : `Its own, remembered since the pairing: ${shortFingerprint(hub.fingerprint)} …`}
        </dd>
      </dl>
      <div className={settings['foot']}>
        <span className={settings['spring']} />
        <Button variant="default" onClick={() => setAsking(true)}>
          Unpair this till…
        </Button>
      </div>
      <RefusalMessage refusal={unpair.refusal} onDismiss={unpair.dismiss} />
      <ConfirmDialog
        opened={asking}
        title="Unpair this till?"
        confirmLabel="Unpair"
        cancelLabel="Stay paired"
        danger
        busy={unpair.busy}
        onConfirm={() => {
          void unpair.run({}).then(() => setAsking(false))
        }}
        onClose={() => setAsking(false)}
      >
        <p className={settings['text']}>
          It sells on alone. Everything that is on this till stays here, and everything that is on the hub stays there;
          from now on neither hears of the other.
        </p>
        {hub.waiting + hub.refused === 0 ? null : (
          <p className={settings['text']}>
            <strong>
              {documentsInWords(hub.waiting + hub.refused)} made here {hub.waiting + hub.refused === 1 ? 'is' : 'are'}{' '}
              not on the hub yet
            </strong>{' '}
            and would not be seen on the other tills.
          </p>
        )}
        <p className={settings['text']}>The hub goes on listing it until another office device revokes it.</p>
      </ConfirmDialog>
    </Panel>
  )
}
