import { ActionIcon, Button, Group, Stack, Switch, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { PricePreview } from '../../../shared/contract/prices.ts'
import { type Product, type Variant, variantName } from '../../../shared/domain/catalog/product.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { QuantityInput } from '../../ui/quantity-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { ProductSelect } from '../catalog/product-select.tsx'
import classes from './preview.module.css'
import { PricedPreview } from './priced-preview.tsx'

interface Wanted {
  readonly product: Product
  readonly variant: Variant
  /** Thousandths; null while the field holds none. */
  readonly quantity: number | null
}

const Preview = () => {
  const { locale } = useShop()
  const preview = useCommand('prices.preview')
  const [lines, setLines] = useState<readonly Wanted[]>([])
  const [customerGroup, setCustomerGroup] = useState('')
  const [coupons, setCoupons] = useState('')
  const [day, setDay] = useState('')
  const [taxExempt, setTaxExempt] = useState(false)
  const [priced, setPriced] = useState<PricePreview | null>(null)
  const changed = (): void => {
    preview.dismiss()
    setPriced(null)
  }
  const change = (variantId: string, quantity: number | null): void => {
    changed()
    setLines((before) => before.map((line) => (line.variant.id === variantId ? { ...line, quantity } : line)))
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setPriced(
      await preview.run({
        lines: lines.map(({ variant, quantity }) => ({ variantId: variant.id, quantity: quantity ?? 0 })),
        customerGroup: customerGroup.trim() === '' ? null : customerGroup.trim(),
        taxExempt,
        coupons: coupons.split(/[\s,;]+/).filter((code) => code !== ''),
        day: day === '' ? null : day,
      }),
    )
  }
  const ready = lines.length > 0 && lines.every(({ quantity }) => (quantity ?? 0) > 0)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <ProductSelect
          label="Put into the cart"
          autofocus
          onChoose={(product, variant) => {
            changed()
            setLines((before) =>
              before.some((line) => line.variant.id === variant.id)
                ? before
                : [...before, { product, variant, quantity: 1000 }],
            )
          }}
        />
        {lines.map(({ product, variant, quantity }) => (
          <div key={variant.id} className={classes['wanted']}>
            <span>{variantName(product, variant)}</span>
            <QuantityInput
              aria-label={`Quantity of ${variantName(product, variant)}`}
              unit={product.unit}
              locale={locale}
              value={quantity}
              onChange={(value) => change(variant.id, value)}
            />
            <ActionIcon
              aria-label={`Remove ${variantName(product, variant)}`}
              onClick={() => {
                changed()
                setLines((before) => before.filter((line) => line.variant.id !== variant.id))
              }}
            >
              <IconTrash size={20} stroke={1.6} />
            </ActionIcon>
          </div>
        ))}
        <Group grow align="flex-start" onChange={changed}>
          <TextInput
            label="Customer group"
            description="Empty: none"
            maxLength={60}
            value={customerGroup}
            onChange={(event) => setCustomerGroup(event.currentTarget.value)}
          />
          <TextInput
            label="Coupons"
            description="Several with spaces"
            maxLength={200}
            value={coupons}
            onChange={(event) => setCoupons(event.currentTarget.value)}
            error={preview.refusal?.field === 'coupons' ? preview.refusal.message : undefined}
          />
          <TextInput
            type="date"
            label="On which day"
            description="Empty: now"
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </Group>
        <Switch
          size="md"
          label="The customer is exempt from tax"
          checked={taxExempt}
          onChange={(event) => {
            changed()
            setTaxExempt(event.currentTarget.checked)
          }}
        />
        <RefusalMessage refusal={preview.refusal?.field === 'coupons' ? null : preview.refusal} />
        {priced === null ? null : <PricedPreview priced={priced} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!ready} loading={preview.busy}>
            What does it cost?
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** What a cart would cost, and why, without selling it. */
export const PreviewDialog = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => (
  <Dialog opened={opened} onClose={onClose} title="Try a cart" size={720}>
    {opened ? <Preview /> : null}
  </Dialog>
)
