import { DecimalInput, type DecimalInputProps } from './decimal-input.tsx'

interface QuantityInputProps extends Omit<DecimalInputProps, 'digits' | 'least'> {
  readonly unit: 'piece' | 'kg'
}

/** A field for a quantity in thousandths of the unit: whole pieces, or kilograms with three decimals. */
export const QuantityInput = ({ unit, value, onChange, ...rest }: QuantityInputProps) =>
  unit === 'kg' ? (
    <DecimalInput
      rightSection={<span style={{ color: 'var(--ink-soft)' }}>kg</span>}
      rightSectionPointerEvents="none"
      {...rest}
      digits={3}
      value={value}
      onChange={onChange}
    />
  ) : (
    <DecimalInput
      inputMode="numeric"
      {...rest}
      digits={0}
      value={value === null ? null : Math.trunc(value / 1000)}
      onChange={(pieces) => onChange(pieces === null || pieces > Number.MAX_SAFE_INTEGER / 1000 ? null : pieces * 1000)}
    />
  )
