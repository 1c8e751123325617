import { Button, Group, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Discount } from '../../../shared/domain/pricing/pricing.ts'
import { useCart } from '../../stores/cart.ts'
import { setDiscount } from '../../stores/cart-queue.ts'
import { closeDialog } from '../../stores/register-screen.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { Segments } from '../../ui/segments.tsx'
import classes from './discount-dialog.module.css'

const commonPercents = [50_000, 100_000, 150_000, 200_000, 500_000]
const kinds = [
  { value: 'percent', label: 'Per cent' },
  { value: 'amount', label: 'Amount' },
] as const
const mostPpm = 1_000_000

/** A line's discount, in per cent or as an amount off the whole line. */
export const DiscountDialog = ({ lineId }: { readonly lineId: string }) => {
  const format = useFormat()
  const { currency, digits, locale } = useShop()
  const line = useCart((state) => state.shown?.lines.find((one) => one.id === lineId))
  const subtotal = useCart((state) => state.shown?.priced.find((one) => one.id === lineId)?.subtotal ?? 0)
  const now = line?.discount ?? null
  const [kind, setKind] = useState<Discount['kind']>(now?.kind ?? 'percent')
  const [ppm, setPpm] = useState(now?.kind === 'percent' ? now.ppm : null)
  const [amount, setAmount] = useState(now?.kind === 'amount' ? now.amount : null)

  const fault = (): string | null => {
    if (kind === 'percent') return ppm !== null && ppm > mostPpm ? 'At most 100 %.' : null
    return amount !== null && amount > subtotal ? `At most ${format.money(subtotal)}, what the line costs.` : null
  }
  const chosen = (): Discount | null => {
    if (kind === 'percent') return ppm === null || ppm === 0 ? null : { kind, ppm }
    return amount === null || amount === 0 ? null : { kind, amount }
  }
  const give = (discount: Discount | null): void => {
    closeDialog()
    setDiscount(lineId, discount)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (fault() === null && (chosen() !== null || now !== null)) give(chosen())
  }
  const field = { size: 'xl', mt: 'md', locale, 'data-autofocus': true, error: fault() ?? undefined } as const
  return (
    <Modal opened onClose={closeDialog} title="Discount" size={460}>
      <form onSubmit={submit}>
        <p className={classes['line']}>
          <span>{line?.name}</span>
          <span>{format.money(subtotal)}</span>
        </p>
        <Segments label="Kind of discount" value={kind} onChange={setKind} options={kinds} />
        {kind === 'percent' ? (
          <DecimalInput {...field} label="Per cent off" digits={4} value={ppm} onChange={setPpm} rightSection="%" />
        ) : (
          <MoneyInput
            {...field}
            label="Amount off"
            digits={digits}
            currency={currency}
            value={amount}
            onChange={setAmount}
          />
        )}
        <Group gap="xs" mt="md" grow className={classes['common'] ?? ''} data-hidden={kind === 'amount' || undefined}>
          {commonPercents.map((one) => (
            <Button key={one} variant="default" px={0} onClick={() => give({ kind: 'percent', ppm: one })}>
              {format.rate(one)}
            </Button>
          ))}
        </Group>
        <Group justify="space-between" mt="xl">
          {now === null ? (
            <span />
          ) : (
            <Button variant="subtle" color="gray" onClick={() => give(null)}>
              Take the discount off
            </Button>
          )}
          <Button type="submit" size="lg" disabled={fault() !== null || (chosen() === null && now === null)}>
            Give discount
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
