import { Select, Stack, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { GatewayCard, GatewayKindCard } from '../../../shared/contract/setup.ts'
import { firstGateway } from '../../../shared/domain/settings/gateway.ts'
import { useCommand } from '../../client/use-command.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { GatewayFieldInput } from './gateway-field-input.tsx'

interface GatewayDialogProps {
  /** Null: closed. */
  readonly gateway: GatewayCard | 'new' | null
  readonly gateways: readonly GatewayCard[]
  readonly kinds: readonly GatewayKindCard[]
  readonly onClose: () => void
}

/** Adds or changes a way to pay. Secrets are only ever written. */
export const GatewayDialog = ({ gateway, gateways, kinds, onClose }: GatewayDialogProps) => (
  <Dialog
    opened={gateway !== null}
    onClose={onClose}
    size="lg"
    title={gateway === 'new' ? 'Add a way to pay' : 'Change a way to pay'}
  >
    {gateway === null ? null : (
      <GatewayForm
        known={gateway === 'new' ? null : gateway}
        taken={gateways.map(({ id }) => id)}
        kinds={kinds}
        onClose={onClose}
      />
    )}
  </Dialog>
)

interface GatewayFormProps {
  readonly known: GatewayCard | null
  readonly taken: readonly string[]
  readonly kinds: readonly GatewayKindCard[]
  readonly onClose: () => void
}

/** The first one has a name of its own; the next ones are called after their kind, so that a web shop can name them. */
const newId = (provider: string, taken: readonly string[]): string => {
  if (taken.length === 0) return firstGateway
  const free = [provider, ...Array.from({ length: taken.length }, (_, index) => `${provider}-${index + 2}`)]
  return free.find((id) => !taken.includes(id)) ?? crypto.randomUUID()
}

const GatewayForm = ({ known, taken, kinds, onClose }: GatewayFormProps) => {
  const save = useCommand('settings.setGateway')
  const [provider, setProvider] = useState(known?.provider ?? kinds[0]?.provider ?? '')
  const [name, setName] = useState(known?.name ?? '')
  const [active, setActive] = useState(known?.active ?? true)
  const [fields, setFields] = useState<Readonly<Record<string, string>>>(known?.fields ?? {})
  const [tried, setTried] = useState(false)
  const kind = kinds.find((one) => one.provider === provider)
  const isOurs = save.refusal?.field !== undefined && kind?.fields.some((field) => field.name === save.refusal?.field)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() === '') return setTried(true)
    const id = known?.id ?? newId(provider, taken)
    if ((await save.run({ id, name: name.trim(), active, provider, fields: { ...fields } })) !== null) onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)} aria-label="Way to pay">
      <Stack gap="md">
        {known === null ? (
          <Select
            label="Kind"
            data={kinds.map((one) => ({ value: one.provider, label: one.name }))}
            allowDeselect={false}
            value={provider}
            onChange={(value) => setProvider(value ?? provider)}
            description={kind?.about}
          />
        ) : null}
        <TextInput
          data-autofocus
          label="Name"
          description="As the back office sees it."
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? 'Fill this in.' : null}
        />
        {kind?.fields.map((field) => (
          <GatewayFieldInput
            key={`${provider}.${field.name}`}
            field={field}
            isKept={known !== null}
            value={fields[field.name] ?? ''}
            error={save.refusal?.field === field.name ? save.refusal.message : null}
            onChange={(value) => setFields({ ...fields, [field.name]: value })}
          />
        ))}
        {known === null ? null : (
          <Switch
            label="New orders may use it"
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
        )}
        <RefusalMessage refusal={isOurs ? null : save.refusal} onDismiss={save.dismiss} />
        <DialogFoot onCancel={onClose} busy={save.busy} label={known === null ? 'Add' : 'Save'} />
      </Stack>
    </form>
  )
}
