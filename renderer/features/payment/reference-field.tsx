import { TextInput } from '@mantine/core'
import { setReference, usePaymentForm } from '../../stores/payment-form.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { referenceId } from './focus-reference.ts'

const longestReference = 40

interface ReferenceFieldProps {
  readonly preset: string
  readonly fault: string | null
  readonly disabled: boolean
}

/** What the card machine's slip is found by. */
export const ReferenceField = ({ preset, fault, disabled }: ReferenceFieldProps) => {
  const typed = usePaymentForm((state) => state.reference)
  const reference = typed ?? preset
  return (
    <TextInput
      label="Reference from the machine’s slip"
      description="If you have it; never the card’s number"
      size="md"
      autoComplete="off"
      disabled={disabled}
      maxLength={longestReference}
      value={reference}
      onChange={(event) => setReference(event.currentTarget.value)}
      error={fault}
      rightSection={<KeyHint keys="R" />}
      id={referenceId}
    />
  )
}
