import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Contract } from '../../../shared/contract/contract.ts'
import type { ResultOf } from '../../../shared/contract/method.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { Segments } from '../../ui/segments.tsx'
import { CopyRow } from '../settings/copy-row.tsx'
import settings from '../settings/settings.module.css'

type Code = ResultOf<Contract['hub.code']>

/** Lets one more device in. */
export const NewCode = ({ url }: { readonly url: string }) => {
  const offer = useCommand('hub.code')
  const format = useFormat()
  const [role, setRole] = useState<'till' | 'office'>('till')
  const [code, setCode] = useState<Code | null>(null)
  return (
    <Panel title="Pair one more">
      <p className={settings['text']}>
        Start Tillhouse on the other computer with an empty data folder, choose “This shop has a hub”, and enter the
        address and a code. An office device also pairs, revokes and changes staff; a till sells.
      </p>
      <div className={settings['foot']}>
        <Segments
          label="Role of the new device"
          value={role}
          options={[
            { value: 'till', label: 'Till' },
            { value: 'office', label: 'Office' },
          ]}
          onChange={setRole}
        />
        <span className={settings['spring']} />
        <Button loading={offer.busy} onClick={() => void offer.run({ role }).then(setCode)}>
          New pairing code
        </Button>
      </div>
      <RefusalMessage refusal={offer.refusal} onDismiss={offer.dismiss} />
      {code === null ? null : (
        <>
          <div className={settings['gap']} />
          <CopyRow label="Address" value={url} />
          <CopyRow label="Pairing code" value={code.code} />
          <p className={settings['text']}>For one device, until {format.moment(code.validUntil)}.</p>
        </>
      )}
    </Panel>
  )
}
