import { TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { setNumber, usePaymentForm } from '../../stores/payment-form.ts'
import { useFormat } from '../../stores/shop.ts'
import classes from './payment-dialog.module.css'

interface GiftCardFormProps {
  /** Why the number is none that pays. */
  readonly fault: string | null
  /** The field for the amount, once it is known what is on the card. */
  readonly children: ReactNode
  readonly disabled: boolean
}

const longestNumber = 40

/** A gift card, which is scanned or typed, and what is on it. */
export const GiftCardForm = ({ fault, children, disabled }: GiftCardFormProps) => {
  const format = useFormat()
  const number = usePaymentForm((state) => state.number)
  const card = usePaymentForm((state) => state.card)
  const field = useRef<HTMLInputElement>(null)
  const known = card !== null
  useEffect(() => {
    if (!known) field.current?.focus()
  }, [known])
  return (
    <div className={classes['side']}>
      <TextInput
        label="Number of the gift card"
        description="Scan it, or type it and press Enter"
        size="lg"
        autoComplete="off"
        ref={field}
        disabled={disabled}
        maxLength={longestNumber}
        error={fault}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      {card === null ? null : (
        <>
          <p className={classes['holds']}>
            On the card <strong>{format.money(card.balance)}</strong>
          </p>
          {children}
        </>
      )}
    </div>
  )
}
