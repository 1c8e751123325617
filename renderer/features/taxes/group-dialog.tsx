import { MultiSelect, Stack, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { TaxGroup } from '../../../shared/domain/pricing/tax-group.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { groupText } from './tax-words.ts'

const mostTaxes = 5
const fields = ['name', 'taxIds', 'retired']

const GroupForm = ({ begun, onClose }: { readonly begun: TaxGroup; readonly onClose: () => void }) => {
  const { taxRates } = useShop()
  const format = useFormat()
  const save = useCommand('taxes.saveGroup')
  const [group, setGroup] = useState(begun)
  const [tried, setTried] = useState(false)
  const change = (part: Partial<TaxGroup>): void => {
    save.dismiss()
    setGroup((before) => ({ ...before, ...part }))
  }
  const nameFault = group.name.trim() === '' ? 'Fill this in.' : undefined
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (nameFault !== undefined) return setTried(true)
    const { id, name, taxIds, retired = false } = group
    if ((await save.run({ id, name, taxIds: [...taxIds], retired })) !== null) onClose()
  }
  const refused = (field: string) => (save.refusal?.field === field ? save.refusal.message : undefined)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label="Name"
          description="The tax column of an import may name it."
          maxLength={40}
          value={group.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={(tried ? nameFault : undefined) ?? refused('name')}
        />
        <MultiSelect
          label="Charged with, in this order"
          description={groupText(group, taxRates, format)}
          data={taxRates.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...group.taxIds]}
          maxValues={mostTaxes}
          onChange={(taxIds) => change({ taxIds })}
          error={refused('taxIds')}
        />
        <Switch
          size="md"
          label="No longer to be chosen"
          description="Products that are in it stay in it."
          checked={group.retired === true}
          onChange={(event) => change({ retired: event.currentTarget.checked })}
          error={refused('retired')}
        />
        <RefusalMessage refusal={fields.includes(save.refusal?.field ?? '') ? null : save.refusal} />
        <DialogFoot onCancel={onClose} busy={save.busy} />
      </Stack>
    </form>
  )
}

interface GroupDialogProps {
  /** Null: closed. */
  readonly group: TaxGroup | null
  readonly onClose: () => void
}

export const GroupDialog = ({ group, onClose }: GroupDialogProps) => (
  <Dialog
    opened={group !== null}
    onClose={onClose}
    title={group?.name === '' ? 'New tax group' : group?.name}
    size={560}
  >
    {group === null ? null : <GroupForm begun={group} onClose={onClose} />}
  </Dialog>
)
