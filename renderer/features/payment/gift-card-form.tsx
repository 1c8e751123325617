import { TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { setNumber, usePaymentForm } from '../../stores/payment-form.ts'
import { useFormat, useTenders } from '../../stores/shop.ts'
import classes from './payment-dialog.module.css'
import { VoucherNote } from './voucher-note.tsx'

interface GiftCardFormProps {
  /** What is to be paid, in minor units. */
  readonly due: number
  /** Why the number is none that pays. */
  readonly fault: string | null
  /** The field for the amount, once it is known what is on the card. */
  readonly children: ReactNode
  readonly disabled: boolean
}

const longestNumber = 40

/** A gift card or a voucher, which is scanned or typed, and what is on it. */
export const GiftCardForm = ({ due, fault, children, disabled }: GiftCardFormProps) => {
  const format = useFormat()
  const { giftCards, vouchers } = useTenders()
  const papers = [...(giftCards ? ['gift card'] : []), ...(vouchers ? ['voucher'] : [])]
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
        label={`Number of the ${papers.join(' or ')}`}
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
      {card === null ? null : card.ledger === 'voucher' ? (
        <VoucherNote voucher={card} due={due} />
      ) : (
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
