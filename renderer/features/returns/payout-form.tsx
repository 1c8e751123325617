import { Button } from '@mantine/core'
import { type FormEvent, useEffect, useRef } from 'react'
import { handOut, nothingToPay } from '../../../shared/domain/orders/hand-out.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { useQuery } from '../../client/use-query.ts'
import { useCart } from '../../stores/cart.ts'
import { leavePayment, pay, useCheckout } from '../../stores/checkout.ts'
import { clearPaymentForm } from '../../stores/payment-form.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './payout-form.module.css'

/** Money that goes back to the customer, by one tender after the other as the sale was paid. */
export const PayoutForm = () => {
  const format = useFormat()
  const { digits } = useShop()
  const now = useCart((state) => state.confirmed)
  // The news that the cart is closed may come before the answer: what is paid out stays on screen until then.
  const last = useRef(now)
  if (now !== null) last.current = now
  const cart = last.current
  const due = cart === null ? 0 : dueOf(cart)
  const plan = useQuery('returns.payout', cart === null ? null : { orderId: cart.id }, cart?.payments.length)
  const { phase, refusal } = useCheckout()
  const sending = phase === 'sending'
  const rows = (due === 0 ? [] : (plan.value ?? [])).map((row) => ({
    row,
    tender: cart === null ? null : handOut(cart, row, digits),
  }))
  const next = rows.find(({ tender }) => tender !== null)
  const tender = due === 0 ? nothingToPay : (next?.tender ?? null)
  const stuck = due !== 0 && plan.value !== undefined && tender === null
  const complete = useRef<HTMLButtonElement>(null)
  const ready = tender !== null && !sending
  useEffect(() => clearPaymentForm, [])
  useEffect(() => {
    if (ready) complete.current?.focus()
  }, [ready])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (tender !== null && !sending) void pay(tender)
  }
  const amount = tender?.kind === 'cash' ? 0 - tender.given : (next?.row.amount ?? 0)
  const byCard = next?.row.tender === 'card'
  return (
    <form onSubmit={submit}>
      <div className={classes['total']}>
        <span>{due === 0 ? 'Nothing to pay' : 'To pay out'}</span>
        <strong data-testid="payment-total">{format.money(0 - due)}</strong>
      </div>
      <ul className={classes['rows']} aria-label="How it is paid out">
        {rows.map(({ row }) => (
          <li key={`${row.tender} ${row.reference}`} data-next={row === next?.row || undefined}>
            <span>{wordsOf(row)}</span>
            <strong>{format.money(row.amount)}</strong>
          </li>
        ))}
      </ul>
      <p className={classes['hint']}>
        {due === 0 ? 'What comes back is worth what goes out.' : null}
        {next === undefined
          ? null
          : byCard
            ? 'Pay it back on the card machine beside the till; when it says that it is done, press the button.'
            : 'Give it out of the drawer.'}
        {tender?.kind === 'cash' && next !== undefined && amount !== next.row.amount
          ? ` Coins can pay ${format.money(amount)} of it.`
          : null}
      </p>
      <div className={classes['message']}>
        <RefusalMessage refusal={refusal ?? plan.refusal} />
        {stuck && refusal === null ? (
          <Message kind="problem">
            The rest may go back as store credit only, and this till gives none. Let goods of the same worth go out for
            it, or take the line out of the cart.
          </Message>
        ) : null}
      </div>
      <div className={classes['foot']}>
        <Button
          variant="default"
          h={64}
          px="xl"
          disabled={sending}
          onClick={leavePayment}
          rightSection={<KeyHint keys="Esc" />}
        >
          Back
        </Button>
        <Button
          type="submit"
          ref={complete}
          className={classes['complete'] ?? ''}
          h={64}
          fz="xl"
          loading={sending}
          disabled={tender === null}
          rightSection={<KeyHint keys="Enter" />}
        >
          {due === 0
            ? 'Complete the exchange'
            : tender === null
              ? 'Pay out'
              : `Pay out ${format.money(amount)} ${byCard ? 'by card' : 'in cash'}`}
        </Button>
      </div>
    </form>
  )
}

const wordsOf = ({ tender, reference }: { readonly tender: string | null; readonly reference: string }): string => {
  if (tender === 'cash') return 'In cash'
  if (tender === null) return 'As store credit'
  return reference === '' ? 'To the card that it was paid with' : `To the card of the slip ${reference}`
}
