import { Button, Group, Progress, TextInput } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { contract } from '../../../shared/contract/contract.ts'
import type { FoundHub } from '../../../shared/contract/hub-link.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { FoundHubs } from '../hub/found-hubs.tsx'
import { invitationTo } from '../hub/hub-words.ts'
import classes from './setup-screen.module.css'

const empty = { url: '', code: '', name: '', prefix: '' }
type Field = keyof typeof empty
const fields: readonly Field[] = ['url', 'code', 'name', 'prefix']

const sentences: Readonly<Record<Field, string>> = {
  url: 'Enter a whole address, which begins with https:// or http://.',
  code: 'Enter the code that an office device shows.',
  name: 'Fill this in.',
  prefix: 'A prefix has 1 to 6 capital letters or digits.',
}

/** `register.prefix` in the contract is `prefix` here, and at the hub. */
const fieldOf = (path: string): string => path.replace(/^register\./, '')

/** A new till takes its shop over from the hub, and can sell as soon as the catalog is there. */
export const JoinForm = ({ onBack }: { readonly onBack: () => void }) => {
  const [draft, setDraft] = useState(empty)
  const [chosen, setChosen] = useState<FoundHub | null>(null)
  const [tried, setTried] = useState(false)
  const join = useCommand('hub.join')
  const { value: hub } = useLive('hub.state', {})
  const payload = {
    ...invitationTo(draft.url.trim(), chosen),
    code: draft.code.trim(),
    register: { name: draft.name.trim(), prefix: draft.prefix.trim() },
  }
  const parsed = contract['hub.join'].payload.safeParse(payload)
  const missing = new Set(parsed.error?.issues.map(({ path }) => fieldOf(path.map(String).join('.'))))
  const refusedAt = fieldOf(join.refusal?.field ?? '')
  const fault = (field: Field): string | null => {
    if (tried && missing.has(field)) return sentences[field]
    return refusedAt === field ? (join.refusal?.message ?? null) : null
  }
  const change = (field: Field, value: string): void => {
    join.dismiss()
    setDraft((before) => ({ ...before, [field]: value }))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (parsed.success) void join.run(parsed.data)
  }
  const progress = hub?.line === 'downloading' ? Math.floor((hub.progress ?? 0) * 100) : null
  return (
    <form className={classes['form']} onSubmit={submit} noValidate aria-label="Join the shop’s hub">
      <h1 className={classes['formTitle']}>Join the shop’s hub</h1>
      <p className={classes['note']}>
        Catalog, staff and settings come from the hub. An office device of the shop gives the address and a code in
        Settings › Hub.
      </p>
      <div className={classes['fields']}>
        <FoundHubs
          url={draft.url}
          disabled={join.busy}
          onChoose={(found) => {
            change('url', found.url)
            setChosen(found)
          }}
        />
        <TextInput
          data-autofocus
          label="Address of the hub"
          placeholder="https://192.168.1.20:7420"
          inputMode="url"
          spellCheck={false}
          disabled={join.busy}
          value={draft.url}
          onChange={(event) => change('url', event.currentTarget.value)}
          error={fault('url')}
        />
        <TextInput
          label="Pairing code"
          placeholder="K7QM-2XRD"
          maxLength={40}
          spellCheck={false}
          disabled={join.busy}
          value={draft.code}
          onChange={(event) => change('code', event.currentTarget.value)}
          error={fault('code')}
        />
        <TextInput
          label="Name of this register"
          description="How your staff call it"
          maxLength={40}
          disabled={join.busy}
          value={draft.name}
          onChange={(event) => change('name', event.currentTarget.value)}
          error={fault('name')}
        />
        <TextInput
          label="Prefix of its receipt numbers"
          description="1 to 6 capital letters or digits that no other till of the shop has"
          maxLength={6}
          disabled={join.busy}
          value={draft.prefix}
          onChange={(event) => change('prefix', event.currentTarget.value.toUpperCase())}
          error={fault('prefix')}
        />
      </div>
      <div className={classes['message']} aria-live="polite">
        {progress === null ? (
          <RefusalMessage refusal={fields.some((field) => field === refusedAt) ? null : join.refusal} />
        ) : (
          <>
            <p className={classes['note']}>The shop is being downloaded: {progress} %</p>
            <Progress value={progress} size="lg" aria-label="Download of the shop" />
          </>
        )}
      </div>
      <Group justify="space-between">
        <Button
          variant="subtle"
          color="gray"
          disabled={join.busy}
          leftSection={<IconArrowLeft size={18} />}
          onClick={onBack}
        >
          Back
        </Button>
        <Button type="submit" size="lg" loading={join.busy}>
          Join
        </Button>
      </Group>
    </form>
  )
}
