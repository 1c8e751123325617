import { TextInput } from '@mantine/core'
import { setPart, usePaymentForm } from '../../stores/payment-form.ts'
import { useShop } from '../../stores/shop.ts'
import { decimalFieldText, decimalPointOf } from '../../ui/decimal.ts'

interface PartFieldProps {
  readonly label: string
  /** What stands in it until somebody types: minor units. */
  readonly preset: number
  readonly fault: string | null
  readonly disabled: boolean
}

/** How much of what is due is paid so. */
export const PartField = ({ label, preset, fault, disabled }: PartFieldProps) => {
  const { currency, digits, locale } = useShop()
  const part = usePaymentForm((state) => state.part)
  return (
    <TextInput
      label={label}
      size="xl"
      inputMode="decimal"
      autoComplete="off"
      data-held-keys="letters"
      disabled={disabled}
      rightSection={currency}
      rightSectionWidth={64}
      error={fault}
      value={part ?? decimalFieldText(preset, digits, decimalPointOf(locale))}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setPart(event.currentTarget.value)}
    />
  )
}
