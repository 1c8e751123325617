import { TextInput, type TextInputProps } from '@mantine/core'
import { useShop } from '../../stores/shop.ts'

interface AmountFieldProps extends Pick<TextInputProps, 'ref' | 'description' | 'onFocus'> {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly fault: string | null
  readonly disabled: boolean
  /** Whether it is typed into as soon as the dialog opens. */
  readonly autofocus?: boolean
}

/** An amount that is typed while somebody pays: letters choose the tender, and are not for the field. */
export const AmountField = ({ onChange, fault, autofocus, ...input }: AmountFieldProps) => {
  const { currency } = useShop()
  return (
    <TextInput
      {...input}
      data-autofocus={autofocus}
      size="xl"
      inputMode="decimal"
      autoComplete="off"
      data-held-keys="letters"
      rightSection={currency}
      rightSectionWidth={64}
      error={fault}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
