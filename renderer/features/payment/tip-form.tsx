import { Button } from '@mantine/core'
import { cashIncrement } from '../../../shared/domain/money/cash.ts'
import { tipChoices } from '../../../shared/domain/orders/tips.ts'
import { enterTip, setTip, usePaymentForm } from '../../stores/payment-form.ts'
import { settingsNow, useFormat, useShop, useTenders } from '../../stores/shop.ts'
import { decimalFieldText, decimalPointOf } from '../../ui/decimal.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { keepFocus } from '../register/focus.ts'
import { AmountField } from './amount-field.tsx'
import classes from './payment-dialog.module.css'

/** Fills in what is given for whoever serves, in minor units. */
export const chooseTip = (tip: number): void => {
  const { digits, locale } = settingsNow().shop
  setTip(tip === 0 ? '' : decimalFieldText(tip, digits, decimalPointOf(locale)), true)
}

interface TipButtonProps {
  /** Minor units; 0 where none is given yet. */
  readonly tip: number
  readonly disabled: boolean
}

/** Asks for a tip, and says which is given. */
export const TipButton = ({ tip, disabled }: TipButtonProps) => {
  const format = useFormat()
  const entering = usePaymentForm((state) => state.enteringTip)
  return (
    <Button
      variant={entering ? 'light' : 'default'}
      h={44}
      disabled={disabled}
      aria-pressed={entering}
      onMouseDown={keepFocus}
      onClick={() => enterTip(!entering)}
      rightSection={<KeyHint keys="T" />}
    >
      {tip === 0 ? 'Tip' : `With a tip of ${format.money(tip)}`}
    </Button>
  )
}

interface TipFormProps {
  /** What is to be paid, of which the shop's percentages are: minor units. */
  readonly due: number
  readonly fault: string | null
  readonly disabled: boolean
}

/** What the customer gives beside what is due. */
export const TipForm = ({ due, fault, disabled }: TipFormProps) => {
  const format = useFormat()
  const { currency, digits } = useShop()
  const { tipPresets } = useTenders()
  const { tip, tender } = usePaymentForm()
  const increment = tender === 'cash' ? cashIncrement(currency, digits) : 1
  const quick = { variant: 'default', h: 56, fz: 'lg', disabled, onMouseDown: keepFocus } as const
  return (
    <div className={classes['side']}>
      <AmountField
        label="Tip"
        description="Beside what is due, for whoever serves"
        disabled={disabled}
        fault={fault}
        value={tip}
        onChange={setTip}
      />
      <div className={classes['quick']} role="group" aria-label="Tips to choose from">
        {tipChoices(due, tipPresets, increment).map((choice) => (
          <Button
            key={choice.tip}
            {...quick}
            rightSection={<span className={classes['rate']}>{format.rate(choice.ppm)}</span>}
            onClick={() => chooseTip(choice.tip)}
          >
            {format.money(choice.tip)}
          </Button>
        ))}
        <Button {...quick} onClick={() => chooseTip(0)}>
          No tip
        </Button>
      </div>
    </div>
  )
}
