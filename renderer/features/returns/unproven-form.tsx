import { Button, Group, Select, Stack, Switch } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { CatalogHit } from '../../../shared/contract/catalog.ts'
import { variantName } from '../../../shared/domain/catalog/product.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../../client/call-until-answered.ts'
import { useLive } from '../../client/use-live.ts'
import { takeBack } from '../../stores/cart-changes.ts'
import { closeAnswered } from '../../stores/register-screen.ts'
import { useShop } from '../../stores/shop.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { QuantityInput } from '../../ui/quantity-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useSubmitKey } from './use-submit-key.ts'

interface UnprovenFormProps {
  readonly hit: CatalogHit
  readonly onBack: () => void
}

const fields = ['quantity', 'unitPrice', 'reason'] as const

/** How much of it comes back, for how much, and why. */
export const UnprovenForm = ({ hit, onBack }: UnprovenFormProps) => {
  const { product, variant } = hit
  const { currency, digits, locale } = useShop()
  const reasons = useLive('returns.rules', {}).value?.reasons ?? []
  const [quantity, setQuantity] = useState<number | null>(product.unit === 'kg' ? null : 1000)
  const [unitPrice, setUnitPrice] = useState<number | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const [restock, setRestock] = useState(true)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const form = useSubmitKey()
  const missing = {
    quantity: quantity === null || quantity <= 0 ? 'Enter how much comes back.' : undefined,
    unitPrice: undefined,
    reason: reason === null ? 'Choose why it comes back.' : undefined,
  }
  const faultOf = (field: (typeof fields)[number]): string | undefined =>
    (tried ? missing[field] : undefined) ?? (refusal?.field === field ? refusal.message : undefined)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (quantity === null || missing.quantity !== undefined || reason === null) return
    const goods = { lineId: uuidv7(), variantId: variant.id, quantity, unitPrice, reason, restock }
    setBusy(true)
    const no = await takeBack((orderId, approval) =>
      callUntilAnswered('returns.takeUnproven', { orderId, ...goods, approval }),
    )
    setBusy(false)
    setRefusal(no)
    if (no === null) closeAnswered('returnUnproven')
  }
  const beside = fields.some((field) => field === refusal?.field)
  return (
    <form ref={form} onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <div>
          <strong>{variantName(product, variant)}</strong>
          <div style={{ color: 'var(--ink-soft)' }}>{variant.sku}</div>
        </div>
        <QuantityInput
          label={product.unit === 'kg' ? 'Comes back, in kilograms' : 'Comes back, in pieces'}
          data-autofocus
          unit={product.unit}
          locale={locale}
          disabled={busy}
          value={quantity}
          onChange={setQuantity}
          error={faultOf('quantity')}
        />
        <MoneyInput
          label={product.unit === 'kg' ? 'Given for a kilogram' : 'Given for one'}
          description="Left empty: the most that the shop gives for it today."
          currency={currency}
          digits={digits}
          locale={locale}
          disabled={busy}
          value={unitPrice}
          onChange={setUnitPrice}
          error={faultOf('unitPrice')}
        />
        <Select
          label="Why it comes back"
          placeholder="Choose"
          data={[...reasons]}
          disabled={busy}
          value={reason}
          onChange={setReason}
          error={faultOf('reason')}
        />
        <Switch
          size="md"
          label="Back to stock"
          description="Else it is laid aside, and not sold again."
          disabled={busy}
          checked={restock}
          onChange={(event) => setRestock(event.currentTarget.checked)}
        />
        {beside ? null : <RefusalMessage refusal={refusal} />}
        <Group justify="space-between">
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowLeft size={20} stroke={1.6} />}
            disabled={busy}
            onClick={onBack}
          >
            Another product
          </Button>
          <Button type="submit" size="lg" loading={busy} rightSection={<KeyHint keys="Ctrl Enter" />}>
            Into the cart
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
