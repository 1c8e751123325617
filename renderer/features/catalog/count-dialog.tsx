import { Button, Group, Select, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Location } from '../../../shared/domain/settings/settings.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat, useRegister, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Message } from '../../ui/message.tsx'
import { QuantityInput } from '../../ui/quantity-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './catalog.module.css'
import { type CatalogRow, nameOf } from './catalog-rows.ts'
import { NeverOversellSwitch } from './never-oversell-switch.tsx'

interface CountDialogProps {
  /** Null: closed. */
  readonly row: CatalogRow | null
  readonly onClose: () => void
}

/** Writes down what was counted on the shelf; the difference becomes a correction. */
export const CountDialog = ({ row, onClose }: CountDialogProps) => (
  <Dialog opened={row !== null} onClose={onClose} title="Count stock" size="md">
    {row === null ? null : <CountForm key={row.id} row={row} onClose={onClose} />}
  </Dialog>
)

const CountForm = ({ row, onClose }: { readonly row: CatalogRow; readonly onClose: () => void }) => {
  const { locations, locale } = useShop()
  const register = useRegister()
  const format = useFormat()
  const count = useCommand('inventory.count')
  // One id for one count: pressed twice, or repeated after a lost connection, it corrects once.
  const [id, setId] = useState(() => crypto.randomUUID())
  const [locationId, setLocationId] = useState(register.locationId)
  const [counted, setCounted] = useState<number | null>(null)
  const unit = row.product?.unit ?? 'piece'
  const stock = row.stock?.get(locationId)
  const difference = counted === null ? null : counted - (stock?.onHand ?? 0)

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (counted === null || row.variant === null) return
    if ((await count.run({ id, variantId: row.variant.id, locationId, onHand: counted })) !== null) onClose()
  }

  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="md">
        <div>
          <strong>{nameOf(row)}</strong>
          <div className={classes['soft']}>{row.variant?.sku}</div>
        </div>
        <Select
          label="Location"
          data={locations.map((location: Location) => ({ value: location.id, label: location.name }))}
          value={locationId}
          onChange={(value) => {
            if (value === null) return
            setLocationId(value)
            setId(crypto.randomUUID())
          }}
        />
        <dl className={classes['facts']}>
          <Fact name="On hand" value={stock === undefined ? '–' : format.quantity(stock.onHand, unit)} />
          <Fact name="Reserved for orders" value={stock === undefined ? '–' : format.quantity(stock.reserved, unit)} />
          <Fact
            name="Difference"
            value={difference === null ? '–' : `${difference > 0 ? '+' : ''}${format.quantity(difference, unit)}`}
          />
        </dl>
        <QuantityInput
          data-autofocus
          label={unit === 'kg' ? 'Counted (kg)' : 'Counted pieces'}
          description="Everything on the shelf, also what is reserved for orders."
          unit={unit}
          locale={locale}
          value={counted}
          onChange={(value) => {
            setCounted(value)
            setId(crypto.randomUUID())
          }}
        />
        {counted !== null && stock !== undefined && counted < stock.reserved ? (
          <Message kind="warning">Less than what is reserved: some orders can’t be filled from here.</Message>
        ) : null}
        <RefusalMessage refusal={count.refusal} />
        {row.product === null ? null : <NeverOversellSwitch product={row.product} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={counted === null} loading={count.busy}>
            Save count
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
