import { setPart, usePaymentForm } from '../../stores/payment-form.ts'
import { useShop } from '../../stores/shop.ts'
import { decimalFieldText, decimalPointOf } from '../../ui/decimal.ts'
import { AmountField } from './amount-field.tsx'

interface PartFieldProps {
  readonly label: string
  /** What stands in it until somebody types: minor units. */
  readonly preset: number
  readonly fault: string | null
  readonly disabled: boolean
}

/** How much of what is due is paid so. */
export const PartField = ({ label, preset, fault, disabled }: PartFieldProps) => {
  const { digits, locale } = useShop()
  const part = usePaymentForm((state) => state.part)
  return (
    <AmountField
      label={label}
      disabled={disabled}
      fault={fault}
      value={part ?? decimalFieldText(preset, digits, decimalPointOf(locale))}
      onFocus={(event) => event.currentTarget.select()}
      onChange={setPart}
    />
  )
}
