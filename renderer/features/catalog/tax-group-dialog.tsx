import { Select, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { taxGroupOf, taxGroupsOf } from '../../../shared/domain/pricing/tax-group.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { groupText } from '../taxes/tax-words.ts'

const TaxGroupForm = ({ product, onClose }: { readonly product: Product; readonly onClose: () => void }) => {
  const shop = useShop()
  const format = useFormat()
  const save = useCommand('catalog.setTaxGroup')
  const [groupId, setGroupId] = useState(taxGroupOf(shop, product.taxRateId).id)
  const groups = taxGroupsOf(shop).filter(({ id, retired }) => retired !== true || id === groupId)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if ((await save.run({ productId: product.id, taxGroupId: groupId })) !== null) onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <strong>{product.name}</strong>
        <Select
          data-autofocus
          label="Tax group"
          description={groupText(taxGroupOf(shop, groupId), shop.taxRates, format)}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={groupId}
          allowDeselect={false}
          onChange={(value) => setGroupId(value ?? groupId)}
          error={save.refusal?.field === 'taxGroupId' ? save.refusal.message : undefined}
        />
        <RefusalMessage refusal={save.refusal?.field === 'taxGroupId' ? null : save.refusal} />
        <DialogFoot onCancel={onClose} busy={save.busy} />
      </Stack>
    </form>
  )
}

interface TaxGroupDialogProps {
  /** Null: closed. */
  readonly product: Product | null
  readonly onClose: () => void
}

/** Which taxes a product is charged with, from the next scan on. */
export const TaxGroupDialog = ({ product, onClose }: TaxGroupDialogProps) => (
  <Dialog opened={product !== null} onClose={onClose} title="Tax of a product" size="md">
    {product === null ? null : <TaxGroupForm key={product.id} product={product} onClose={onClose} />}
  </Dialog>
)
