import { clearAmount, deleteAmount, typeAmount } from '../../stores/payment-form.ts'
import { useShop } from '../../stores/shop.ts'
import { decimalPointOf } from '../../ui/decimal.ts'
import { Numpad } from '../../ui/numpad.tsx'

interface AmountKeysProps {
  readonly paysBack: boolean
  readonly disabled: boolean
}

/** Types the amount of whichever tender is chosen. */
export const AmountKeys = ({ paysBack, disabled }: AmountKeysProps) => {
  const { digits, locale } = useShop()
  return (
    <Numpad
      label="Amount keys"
      point={digits === 0 ? null : decimalPointOf(locale)}
      disabled={disabled}
      onKey={(key) => typeAmount(key, paysBack)}
      onBackspace={() => deleteAmount(paysBack)}
      onClear={() => clearAmount(paysBack)}
    />
  )
}
