import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Discount } from '../../../shared/domain/pricing/discount.ts'
import { closeDialog } from '../../stores/register-screen.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { Segments } from '../../ui/segments.tsx'
import classes from './discount-dialog.module.css'

const commonPercents = [50_000, 100_000, 150_000, 200_000, 500_000]
const kinds = [
  { value: 'percent', label: 'Per cent' },
  { value: 'amount', label: 'Amount' },
] as const
const mostPpm = 1_000_000

interface DiscountDialogProps {
  readonly title: string
  /** What it is off: its name, and what it costs in minor units. */
  readonly name: string
  readonly base: number
  /** In whose words an amount is too much: “what … cost”. */
  readonly costing: string
  readonly now: Discount | null
  readonly onGive: (discount: Discount | null) => void
}

/** A discount in per cent, or as an amount off the whole. */
export const DiscountDialog = ({ title, name, base, costing, now, onGive }: DiscountDialogProps) => {
  const format = useFormat()
  const { currency, digits, locale } = useShop()
  const [kind, setKind] = useState<Discount['kind']>(now?.kind ?? 'percent')
  const [ppm, setPpm] = useState(now?.kind === 'percent' ? now.ppm : null)
  const [amount, setAmount] = useState(now?.kind === 'amount' ? now.amount : null)

  const fault = (): string | null => {
    if (kind === 'percent') return ppm !== null && ppm > mostPpm ? 'At most 100 %.' : null
    return amount !== null && amount > base ? `At most ${format.money(base)}, ${costing}.` : null
  }
  const chosen = (): Discount | null => {
    if (kind === 'percent') return ppm === null || ppm === 0 ? null : { kind, ppm }
    return amount === null || amount === 0 ? null : { kind, amount }
  }
  const give = (discount: Discount | null): void => {
    closeDialog()
    onGive(discount)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (fault() === null && (chosen() !== null || now !== null)) give(chosen())
  }
  const field = { size: 'xl', mt: 'md', locale, 'data-autofocus': true, error: fault() ?? undefined } as const
  return (
    <Dialog opened onClose={closeDialog} title={title} size={460}>
      <form onSubmit={submit}>
        <p className={classes['line']}>
          <span>{name}</span>
          <span>{format.money(base)}</span>
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
    </Dialog>
  )
}
