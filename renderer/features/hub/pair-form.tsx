import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { FoundHub } from '../../../shared/contract/hub-link.ts'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import settings from '../settings/settings.module.css'
import { addressHint, isWebAddress } from '../settings/web-address.ts'
import { FoundHubs } from './found-hubs.tsx'
import { invitationTo } from './hub-words.ts'

/** This till, whose shop becomes the hub's. */
export const PairForm = () => {
  const pair = useCommand('hub.pair')
  const [url, setUrl] = useState('')
  const [chosen, setChosen] = useState<FoundHub | null>(null)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const faults = {
    url: isWebAddress(url.trim()) ? null : addressHint,
    code: code.trim() === '' ? 'Enter the code that the hub shows.' : null,
  }
  const refusedAt = pair.refusal?.field
  const fault = (field: keyof typeof faults): string | null =>
    (tried ? faults[field] : null) ?? (refusedAt === field ? (pair.refusal?.message ?? null) : null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (faults.url === null && faults.code === null)
      void pair.run({ ...invitationTo(url.trim(), chosen), code: code.trim() })
  }
  return (
    <form onSubmit={submit} aria-label="Pair with a hub" noValidate>
      <FoundHubs
        url={url}
        disabled={pair.busy}
        onChoose={(hub) => {
          setUrl(hub.url)
          setChosen(hub)
        }}
      />
      <div className={settings['gap']} />
      <div className={settings['fields']}>
        <TextInput
          label="Address of the hub"
          description="As it says at its start."
          placeholder="https://192.168.1.20:7420"
          inputMode="url"
          spellCheck={false}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          error={fault('url')}
        />
        <TextInput
          label="Pairing code"
          description="Good for a quarter of an hour, and for one till."
          placeholder="K7QM-2XRD"
          maxLength={40}
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={fault('code')}
        />
      </div>
      <div className={settings['foot']}>
        <span className={settings['spring']} />
        <Button type="submit" loading={pair.busy}>
          Pair this till
        </Button>
      </div>
      <RefusalMessage
        refusal={refusedAt === 'url' || refusedAt === 'code' ? null : pair.refusal}
        onDismiss={pair.dismiss}
      />
    </form>
  )
}
