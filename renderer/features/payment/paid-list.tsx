import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { hidden, ownerOf } from '../../../shared/domain/format/account.ts'
import { movedBy, tipOf } from '../../../shared/domain/money/tip.ts'
import type { Payment } from '../../../shared/domain/orders/order.ts'
import { useCart } from '../../stores/cart.ts'
import { givePaymentBack } from '../../stores/checkout.ts'
import { useFormat } from '../../stores/shop.ts'
import { tenderNames } from '../shifts/shift-words.ts'
import classes from './paid-list.module.css'

const none: readonly Payment[] = []

/** What has been paid of the cart, each with the way to give it back. */
export const PaidList = ({ disabled }: { readonly disabled: boolean }) => {
  const payments = useCart((state) => state.shown?.payments ?? none)
  if (payments.length === 0) return null
  return (
    <ul className={classes['paid']} aria-label="Paid so far">
      {payments.map((payment) => (
        <PaidRow key={payment.id} payment={payment} disabled={disabled} />
      ))}
    </ul>
  )
}

const nameOf = (payment: Payment): string =>
  payment.tender === 'giftCard' || payment.tender === 'voucher'
    ? `${tenderNames[payment.tender]} ${hidden(ownerOf(payment.account))}`
    : tenderNames[payment.tender]

/** A card is given back on its machine, and nobody sees that here: the reason is asked for. */
const PaidRow = ({ payment, disabled }: { readonly payment: Payment; readonly disabled: boolean }) => {
  const format = useFormat()
  const [reason, setReason] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const give = async (why: string): Promise<void> => setFault((await givePaymentBack(payment.id, why))?.message ?? null)
  const submit = (event: KeyboardEvent): void => {
    event.preventDefault()
    void give(reason ?? '')
  }
  const paidBack = payment.amount < 0
  const tip = tipOf(payment)
  const name = `${nameOf(payment)}${paidBack ? ', paid back' : ''}${tip === 0 ? '' : ` with a tip of ${format.money(tip)}`}`
  const amount = format.money(Math.abs(movedBy(payment)))
  const verb = paidBack ? 'Take' : 'Give'
  return (
    <li className={classes['row']}>
      <span>{name}</span>
      <strong>{amount}</strong>
      {reason === null ? (
        <Button
          variant="default"
          h={44}
          disabled={disabled}
          aria-label={`${verb} back ${name} ${amount}`}
          onClick={() => (payment.tender === 'card' ? setReason('') : void give(''))}
        >
          {verb} back
        </Button>
      ) : (
        <span className={classes['reason']}>
          <TextInput
            aria-label={paidBack ? 'Why it is taken back' : 'Why it is given back'}
            placeholder="Why?"
            size="md"
            data-autofocus
            maxLength={200}
            value={reason}
            error={fault}
            // Inside another form none may stand: Enter is caught here.
            onKeyDown={(event) => event.key === 'Enter' && submit(event)}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button h={44} disabled={disabled} onClick={() => void give(reason)}>
            {verb} back
          </Button>
        </span>
      )}
      {reason === null && fault !== null ? <em className={classes['fault']}>{fault}</em> : null}
    </li>
  )
}
