import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { setGiven, usePaymentForm } from '../../stores/payment-form.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { parseDecimal } from '../../ui/decimal.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { keepFocus } from '../register/focus.ts'
import { AmountField } from './amount-field.tsx'
import { chooseExact, chooseGiven } from './choose-given.ts'
import classes from './payment-dialog.module.css'
import { quickAmounts } from './quick-amounts.ts'
import { chooseTip } from './tip-form.tsx'

interface CashFormProps {
  /** With the tip, in minor units. */
  readonly total: number
  /** Minor units; null where none can be given. */
  readonly tip: number | null
  readonly fault: string | null
  readonly disabled: boolean
}

export const CashForm = ({ total, tip, fault, disabled }: CashFormProps) => {
  const format = useFormat()
  const { digits } = useShop()
  const given = usePaymentForm((state) => state.given)
  const amount = parseDecimal(given, digits)
  const change = amount !== null && amount >= total ? amount - total : null
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const quick = { variant: 'default', h: 56, fz: 'lg', disabled, onMouseDown: keepFocus } as const
  return (
    <div className={classes['side']}>
      <AmountField
        label="Given by the customer"
        autofocus
        ref={field}
        disabled={disabled}
        fault={fault}
        value={given}
        onChange={setGiven}
      />
      <div className={classes['quick']} role="group" aria-label="Quick amounts">
        <Button {...quick} rightSection={<KeyHint keys="E" />} onClick={chooseExact}>
          Exact
        </Button>
        {quickAmounts(total, digits).map((one) => (
          <Button key={one} {...quick} onClick={() => chooseGiven(one)}>
            {format.money(one)}
          </Button>
        ))}
      </div>
      <div className={classes['change']} data-owed={(change ?? 0) > 0 || undefined}>
        Change
        {tip === null || change === null || change === 0 ? null : (
          <Button
            variant="default"
            h={44}
            disabled={disabled}
            onMouseDown={keepFocus}
            onClick={() => chooseTip(tip + change)}
          >
            Keep it as a tip
          </Button>
        )}
        <strong data-testid="change">{change === null ? '–' : format.money(change)}</strong>
      </div>
    </div>
  )
}
