import { TextInput, type TextInputProps } from '@mantine/core'
import { useRef, useState } from 'react'
import { decimalFieldText, decimalPointOf, parseDecimal } from './decimal.ts'

export interface DecimalInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'type'> {
  /** A whole number of `10^-digits`; null while the field is empty or holds no number. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly digits: number
  /** BCP 47: which decimal point the field writes. Both are read. */
  readonly locale: string
  /** Digits after the point that are always written, as the cents of a price; otherwise none. */
  readonly least?: number
}

/** A field for an exact decimal number. What is being typed stays as typed; leaving the field writes it out. */
export const DecimalInput = ({
  value,
  onChange,
  digits,
  locale,
  least = 0,
  onBlur,
  error,
  ...rest
}: DecimalInputProps) => {
  const point = decimalPointOf(locale)
  const written = (one: number | null) => (one === null ? '' : decimalFieldText(one, digits, point, least))
  const [text, setText] = useState(() => written(value))
  const told = useRef(value)
  // A value from elsewhere (a numpad, a quick amount) replaces what is typed; one's own does not.
  if (told.current !== value) {
    told.current = value
    setText(written(value))
  }
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      data-held-keys="letters"
      {...rest}
      value={text}
      error={error ?? faultOf(text, value)}
      onChange={(event) => {
        const typed = event.currentTarget.value
        const parsed = typed.trim() === '' ? null : parseDecimal(typed, digits)
        setText(typed)
        told.current = parsed
        onChange(parsed)
      }}
      onBlur={(event) => {
        if (value !== null) setText(written(value))
        onBlur?.(event)
      }}
    />
  )
}

/** Why what was typed is no value; a point at the end is one that is still being typed. */
const faultOf = (text: string, value: number | null): string | undefined =>
  value !== null || /^$|[.,]$/.test(text.trim()) ? undefined : `“${text.trim()}” is not a number that fits here.`
