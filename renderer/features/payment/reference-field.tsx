import { TextInput } from '@mantine/core'
import { looksLikeCardNumber } from '../../stores/asked-tender.ts'
import { setReference, usePaymentForm } from '../../stores/payment-form.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { referenceId } from './focus-reference.ts'

const longestReference = 40

/** What the card machine's slip is found by. */
export const ReferenceField = ({ preset, disabled }: { readonly preset: string; readonly disabled: boolean }) => {
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
      error={
        looksLikeCardNumber(reference) ? 'This looks like a card number. Enter the reference from the slip.' : undefined
      }
      rightSection={<KeyHint keys="R" />}
      id={referenceId}
    />
  )
}
