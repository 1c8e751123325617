import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Contract } from '../../../shared/contract/contract.ts'
import type { ResultOf } from '../../../shared/contract/method.ts'
import { useCommand } from '../../client/use-command.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './settings.module.css'
import { addressHint, isWebAddress } from './web-address.ts'

type Gateway = ResultOf<Contract['settings.connections']>['gateway']

/** Who authorises and collects the money of online orders. The secret is only ever written. */
export const GatewaySection = ({ gateway }: { readonly gateway: Gateway }) => (
  <Panel title="Merchant system">
    <p className={classes['text']}>
      Has the payments of online orders authorised by the bank, and collects them when the goods leave. Tillhouse speaks
      PayPal’s Orders and Payments interfaces.
    </p>
    <div className={classes['gap']} />
    {gateway === null ? (
      <>
        <Message kind="warning">Not connected: online orders wait until it is.</Message>
        <div className={classes['gap']} />
      </>
    ) : null}
    <GatewayForm gateway={gateway} />
  </Panel>
)

const GatewayForm = ({ gateway }: { readonly gateway: Gateway }) => {
  const save = useCommand('settings.setGateway')
  const [baseUrl, setBaseUrl] = useState(gateway?.baseUrl ?? '')
  const [clientId, setClientId] = useState(gateway?.clientId ?? '')
  const [clientSecret, setClientSecret] = useState('')
  const [saved, setSaved] = useState(false)
  const [tried, setTried] = useState(false)
  const secretMissing = gateway === null && clientSecret.trim() === ''
  const valid = isWebAddress(baseUrl.trim()) && clientId.trim() !== '' && !secretMissing
  const changed = baseUrl.trim() !== gateway?.baseUrl || clientId.trim() !== gateway.clientId || clientSecret !== ''
  const secretRefused = save.refusal?.field === 'clientSecret' ? save.refusal.message : null
  const secretFault = tried && secretMissing ? 'Fill this in.' : secretRefused
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!valid) return setTried(true)
    if ((await save.run({ baseUrl: baseUrl.trim(), clientId: clientId.trim(), clientSecret })) === null) return
    setClientSecret('')
    setSaved(true)
  }
  return (
    <form onSubmit={(event) => void submit(event)} onChange={() => setSaved(false)} aria-label="Merchant system">
      <div className={classes['fields']}>
        <TextInput
          className={classes['wide'] ?? ''}
          label="Base address"
          placeholder="https://api-m.paypal.com"
          inputMode="url"
          spellCheck={false}
          value={baseUrl}
          onChange={(event) => setBaseUrl(event.currentTarget.value)}
          error={tried && !isWebAddress(baseUrl.trim()) ? addressHint : null}
        />
        <TextInput
          label="Client id"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={clientId}
          onChange={(event) => setClientId(event.currentTarget.value)}
          error={tried && clientId.trim() === '' ? 'Fill this in.' : null}
        />
        <PasswordInput
          label="Client secret"
          placeholder={gateway === null ? '' : 'Stored. Leave empty to keep it.'}
          maxLength={400}
          autoComplete="new-password"
          value={clientSecret}
          onChange={(event) => setClientSecret(event.currentTarget.value)}
          error={secretFault}
        />
      </div>
      <div className={classes['foot']}>
        <span className={classes['spring']} />
        {saved ? <span className={classes['soft']}>Saved</span> : null}
        <Button type="submit" disabled={!changed} loading={save.busy}>
          Save
        </Button>
      </div>
      <RefusalMessage refusal={save.refusal?.field === 'clientSecret' ? null : save.refusal} onDismiss={save.dismiss} />
    </form>
  )
}
