import { Button, Group, PasswordInput, Select, Stack, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { StaffCard } from '../../../shared/contract/staff.ts'
import { roleKey } from '../../../shared/domain/staff/role.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

interface StaffDialogProps {
  /** Null: closed. */
  readonly member: StaffCard | 'new' | null
  readonly onClose: (changed: boolean) => void
}

export const StaffDialog = ({ member, onClose }: StaffDialogProps) => (
  <Dialog
    opened={member !== null}
    onClose={() => onClose(false)}
    title={member === 'new' || member === null ? 'Add someone' : `Change ${member.name}`}
  >
    {member === null ? null : <StaffForm member={member === 'new' ? null : member} onClose={onClose} />}
  </Dialog>
)

const isPin = (text: string): boolean => /^\d{4,8}$/.test(text)

const StaffForm = ({
  member,
  onClose,
}: {
  readonly member: StaffCard | null
  readonly onClose: (changed: boolean) => void
}) => {
  const add = useCommand('staff.add')
  const change = useCommand('staff.change')
  const { value: roles } = useLive('staff.roles', {})
  const [id] = useState(() => member?.id ?? crypto.randomUUID())
  const [name, setName] = useState(member?.name ?? '')
  const [role, setRole] = useState(member?.role ?? 'cashier')
  const [active, setActive] = useState(member?.active ?? true)
  const [pin, setPin] = useState('')
  const refusal = add.refusal ?? change.refusal
  const [tried, setTried] = useState(false)
  const pinFits = isPin(pin) || (member !== null && pin === '')
  const pinFault = pinFits || (!tried && (pin === '' || pin.length >= 4)) ? null : 'A PIN has 4 to 8 digits.'
  const valid = name.trim() !== '' && pinFits
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!valid) return setTried(true)
    const answer =
      member === null
        ? await add.run({ id, name, role, pin })
        : await change.run({ id, name, role, active, pin: pin === '' ? null : pin })
    if (answer !== null) onClose(true)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label="Name"
          description="As it is shown at sign-in and on receipts."
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? 'Fill this in.' : null}
        />
        <Select
          label="Role"
          data={(roles ?? []).map((one) => ({ value: roleKey(one), label: one.name }))}
          value={role}
          onChange={(value) => setRole(value ?? role)}
        />
        <PasswordInput
          label={member === null ? 'PIN' : 'New PIN'}
          description={member === null ? '4 to 8 digits.' : '4 to 8 digits. Leave it empty to keep the PIN.'}
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={8}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
          error={pinFault}
        />
        {member === null ? null : (
          <Switch
            size="md"
            label="May sign in"
            description="Switch it off when somebody leaves: what they did stays in the books."
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
        )}
        <RefusalMessage refusal={refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onClose(false)}>
            Cancel
          </Button>
          <Button type="submit" loading={add.busy || change.busy}>
            {member === null ? 'Add' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
