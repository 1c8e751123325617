import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCart } from '../../stores/cart.ts'
import { overridePrice } from '../../stores/cart-changes.ts'
import { closeDialog } from '../../stores/register-screen.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import classes from './discount-dialog.module.css'

const reasons = ['Damaged', 'Price match', 'Label says so']
const longestReason = 100

/** Another price for one unit of a line, and why. */
export const PriceDialog = ({ lineId }: { readonly lineId: string }) => {
  const format = useFormat()
  const { currency, digits, locale } = useShop()
  const line = useCart((state) => state.shown?.lines.find((one) => one.id === lineId))
  const own = line?.override?.before ?? line?.unitPrice ?? 0
  const [unitPrice, setUnitPrice] = useState<number | null>(line?.override === undefined ? null : line.unitPrice)
  const [reason, setReason] = useState(line?.override?.reason ?? '')
  // Nobody is told what is missing before they have tried.
  const [tried, setTried] = useState(false)
  const per = line?.unit === 'kg' ? ' / kg' : ''
  const faults = {
    price: unitPrice === null ? 'Enter the price.' : undefined,
    reason: reason.trim() === '' ? 'Say in a few words why the price is another.' : undefined,
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (unitPrice === null || faults.reason !== undefined) return setTried(true)
    closeDialog()
    overridePrice(lineId, { unitPrice, reason: reason.trim() })
  }
  return (
    <Dialog opened onClose={closeDialog} title="Another price" size={460}>
      <form onSubmit={submit}>
        <p className={classes['line']}>
          <span>{line?.name}</span>
          <span>
            {format.money(own)}
            {per}
          </span>
        </p>
        <MoneyInput
          label={line?.unit === 'kg' ? 'Price of a kilogram' : 'Price of one'}
          size="xl"
          data-autofocus
          digits={digits}
          locale={locale}
          currency={currency}
          value={unitPrice}
          onChange={setUnitPrice}
          error={tried ? faults.price : undefined}
        />
        <TextInput
          label="Reason"
          size="lg"
          mt="md"
          maxLength={longestReason}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried ? faults.reason : undefined}
        />
        <Group gap="xs" mt="xs" grow>
          {reasons.map((one) => (
            <Button key={one} variant="default" px={0} onClick={() => setReason(one)}>
              {one}
            </Button>
          ))}
        </Group>
        <Group justify="space-between" mt="xl">
          {line?.override === undefined ? (
            <span />
          ) : (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                closeDialog()
                overridePrice(lineId, null)
              }}
            >
              Its own price again
            </Button>
          )}
          <Button type="submit" size="lg">
            Set the price
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
