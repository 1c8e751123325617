import { Checkbox, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Role, roleKey } from '../../../shared/domain/staff/role.ts'
import { type Permission, permissions } from '../../../shared/domain/staff/staff-member.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { permissionWords } from './permission-words.ts'

interface RoleDialogProps {
  /** Null: closed. */
  readonly role: Role | 'new' | null
  readonly onClose: () => void
}

export const RoleDialog = ({ role, onClose }: RoleDialogProps) => (
  <Dialog opened={role !== null} onClose={onClose} title={role === 'new' || role === null ? 'Add a role' : role.name}>
    {role === null ? null : <RoleForm role={role === 'new' ? null : role} onClose={onClose} />}
  </Dialog>
)

const allOfIt = 1_000_000

const RoleForm = ({ role, onClose }: { readonly role: Role | null; readonly onClose: () => void }) => {
  const save = useCommand('staff.setRole')
  const { locale } = useShop()
  const [key] = useState(() => (role === null ? crypto.randomUUID() : roleKey(role)))
  const [name, setName] = useState(role?.name ?? '')
  const [granted, setGranted] = useState<readonly Permission[]>(role?.permissions ?? [])
  const [mostDiscount, setMostDiscount] = useState<number | null>(role?.mostDiscount ?? 0)
  const [tried, setTried] = useState(false)
  const discountFault = mostDiscount === null || mostDiscount > allOfIt ? 'From 0 to 100 %.' : null
  const nameFault = name.trim() === '' ? 'Fill this in.' : null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (nameFault !== null || discountFault !== null) return setTried(true)
    const answer = await save.run({ key, name, permissions: [...granted], mostDiscount: mostDiscount ?? 0 })
    if (answer !== null) onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label="Name"
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={save.refusal?.field === 'name' ? save.refusal.message : tried ? nameFault : null}
        />
        <Checkbox.Group
          label="May"
          value={[...granted]}
          onChange={(value) => setGranted(permissions.filter((one) => value.includes(one)))}
        >
          <Stack gap={10} mt="xs">
            {permissions.map((one) => (
              <Checkbox key={one} value={one} label={permissionWords[one]} size="md" />
            ))}
          </Stack>
        </Checkbox.Group>
        <DecimalInput
          label="Most discount without approval"
          description="Of a line, in per cent. Beyond it, somebody who may give more approves it."
          digits={4}
          locale={locale}
          value={mostDiscount}
          onChange={setMostDiscount}
          rightSection="%"
          error={discountFault ?? undefined}
        />
        {save.refusal?.field === 'name' ? null : <RefusalMessage refusal={save.refusal} />}
        <DialogFoot onCancel={onClose} busy={save.busy} label={role === null ? 'Add' : 'Save'} />
      </Stack>
    </form>
  )
}
