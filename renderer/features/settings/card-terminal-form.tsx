import { Button, NumberInput, PasswordInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import type { CardTerminalFacts } from './card-terminal-section.tsx'
import classes from './settings.module.css'
import { addressHint, isWebAddress } from './web-address.ts'

const missing = 'Fill this in.'
const isPoiId = (text: string) => /^[0-9A-Za-z]+-[0-9A-Za-z]+$/.test(text)

export const CardTerminalForm = ({ terminal }: { readonly terminal: CardTerminalFacts }) => {
  const save = useCommand('settings.setCardTerminal')
  const [address, setAddress] = useState(terminal?.address ?? '')
  const [poiId, setPoiId] = useState(terminal?.poiId ?? '')
  const [keyIdentifier, setKeyIdentifier] = useState(terminal?.keyIdentifier ?? '')
  const [keyVersion, setKeyVersion] = useState<number | string>(terminal?.keyVersion ?? 1)
  const [passphrase, setPassphrase] = useState('')
  const [certificate, setCertificate] = useState(terminal?.certificate ?? '')
  const [tried, setTried] = useState(false)
  const isVersion = typeof keyVersion === 'number' && Number.isInteger(keyVersion) && keyVersion >= 0
  const faults = {
    address: isWebAddress(address.trim()) ? null : addressHint,
    poiId: isPoiId(poiId.trim()) ? null : 'The model and the serial number, as in S1F2-000158213300585.',
    keyIdentifier: keyIdentifier.trim() === '' ? missing : null,
    keyVersion: isVersion ? null : 'A whole number.',
    passphrase: terminal === null && passphrase.trim() === '' ? missing : null,
  }
  const refusedAt = save.refusal?.field
  const fault = (field: keyof typeof faults) =>
    (tried ? faults[field] : null) ?? (refusedAt === field ? (save.refusal?.message ?? null) : null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (Object.values(faults).some((one) => one !== null) || typeof keyVersion !== 'number') return
    void save.run({
      terminal: {
        address: address.trim(),
        poiId: poiId.trim(),
        keyIdentifier: keyIdentifier.trim(),
        keyVersion,
        passphrase,
        certificate: certificate.trim(),
      },
    })
  }
  return (
    <form onSubmit={submit} aria-label="Card terminal">
      <div className={classes['fields']}>
        <TextInput
          label="Address"
          description="Of the terminal in your network."
          placeholder="https://192.168.1.60:8443"
          inputMode="url"
          spellCheck={false}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={fault('address')}
        />
        <TextInput
          label="POIID"
          description="Model and serial number."
          placeholder="S1F2-000158213300585"
          maxLength={60}
          spellCheck={false}
          value={poiId}
          onChange={(event) => setPoiId(event.currentTarget.value)}
          error={fault('poiId')}
        />
        <TextInput
          label="Key identifier"
          description="As the shared key is named there."
          maxLength={100}
          spellCheck={false}
          value={keyIdentifier}
          onChange={(event) => setKeyIdentifier(event.currentTarget.value)}
          error={fault('keyIdentifier')}
        />
        <NumberInput
          label="Key version"
          description="Counts up when the key changes."
          min={0}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={keyVersion}
          onChange={setKeyVersion}
          error={fault('keyVersion')}
        />
        <PasswordInput
          className={classes['wide'] ?? ''}
          label="Key passphrase"
          placeholder={terminal === null ? '' : 'Stored. Leave empty to keep it.'}
          maxLength={200}
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          error={fault('passphrase')}
        />
        <Textarea
          className={classes['wide'] ?? ''}
          label="Root certificate"
          description="Adyen’s, as text, from its page on protecting local communications."
          placeholder="-----BEGIN CERTIFICATE-----"
          minRows={3}
          maxRows={6}
          autosize
          spellCheck={false}
          value={certificate}
          onChange={(event) => setCertificate(event.currentTarget.value)}
          error={
            tried && certificate.trim() !== '' && !certificate.trim().startsWith('-----BEGIN CERTIFICATE-----')
              ? 'Paste the whole certificate.'
              : null
          }
        />
      </div>
      <div className={classes['foot']}>
        {terminal === null ? null : (
          <Button variant="default" disabled={save.busy} onClick={() => void save.run({ terminal: null })}>
            Take it out
          </Button>
        )}
        <span className={classes['spring']} />
        <Button type="submit" loading={save.busy}>
          Save terminal
        </Button>
      </div>
      <RefusalMessage refusal={refusedAt === undefined ? save.refusal : null} onDismiss={save.dismiss} />
    </form>
  )
}
