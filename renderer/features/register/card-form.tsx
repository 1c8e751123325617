import { TextInput } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { setReference, usePaymentForm } from '../../stores/payment-form.ts'
import { useFormat } from '../../stores/shop.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { referenceId } from './focus.ts'
import classes from './payment-dialog.module.css'

const longestReference = 40

/** Twelve digits and more are a card's own number, which must never be written down (as the contract refuses it). */
export const looksLikeCardNumber = (text: string): boolean => /\d(?:[ -]?\d){11}/.test(text)

interface CardFormProps {
  /** Minor units. */
  readonly total: number
  readonly disabled: boolean
}

export const CardForm = ({ total, disabled }: CardFormProps) => {
  const format = useFormat()
  const reference = usePaymentForm((state) => state.reference)
  const fault = looksLikeCardNumber(reference)
    ? 'This looks like a card number. Enter the reference from the slip.'
    : undefined
  return (
    <div className={classes['card']}>
      <div className={classes['hint']}>
        <IconDeviceMobile size={28} stroke={1.5} aria-hidden />
        <p>
          Charge <strong>{format.money(total)}</strong> on the card machine beside the till. When it says that the
          payment is approved, complete the sale here.
        </p>
      </div>
      <TextInput
        label="Reference from the machine’s slip"
        description="If you have it; never the card’s number"
        size="lg"
        autoComplete="off"
        disabled={disabled}
        maxLength={longestReference}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        error={fault}
        rightSection={<KeyHint keys="R" />}
        id={referenceId}
      />
    </div>
  )
}
