import { DecimalInput, type DecimalInputProps } from './decimal-input.tsx'

interface MoneyInputProps extends Omit<DecimalInputProps, 'least'> {
  /** ISO 4217, shown in the field. `value` is in its minor units, `digits` its decimals. */
  readonly currency: string
}

/** A field for an amount of money in minor units. */
export const MoneyInput = ({ currency, ...rest }: MoneyInputProps) => (
  <DecimalInput
    rightSection={<span style={{ color: 'var(--ink-soft)', fontSize: '0.875rem' }}>{currency}</span>}
    rightSectionWidth={56}
    rightSectionPointerEvents="none"
    {...rest}
    least={rest.digits}
  />
)
