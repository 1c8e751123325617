import { Button, Modal } from '@mantine/core'
import { IconBarcodeOff, IconCash, IconCreditCard } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { isPaidBack } from '../../../shared/domain/orders/hand-out.ts'
import { cashDue, dueOf } from '../../../shared/domain/orders/payments.ts'
import { useConnected } from '../../client/use-connected.ts'
import { useCart } from '../../stores/cart.ts'
import { leavePayment, pay, useCheckout } from '../../stores/checkout.ts'
import { clearPaymentForm, givenAmount, setTender, usePaymentForm } from '../../stores/payment-form.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { Segments } from '../../ui/segments.tsx'
import { PayoutForm } from '../returns/payout-form.tsx'
import { CardForm, looksLikeCardNumber } from './card-form.tsx'
import { CashForm } from './cash-form.tsx'
import classes from './payment-dialog.module.css'

const tenders = [
  {
    value: 'cash',
    label: (
      <>
        <IconCash size={22} stroke={1.6} aria-hidden />
        Cash <KeyHint keys="C" />
      </>
    ),
  },
  {
    value: 'card',
    label: (
      <>
        <IconCreditCard size={22} stroke={1.6} aria-hidden />
        Card <KeyHint keys="K" />
      </>
    ),
  },
] as const

/** Why the sale can't be completed yet, or null when it can. */
const useObstacle = (total: number): string | null => {
  const format = useFormat()
  const { digits } = useShop()
  const { tender, given, reference } = usePaymentForm()
  if (tender === 'card') return looksLikeCardNumber(reference) ? 'Take the card number out.' : null
  if (given === '') return 'Enter what the customer gives, or press E for the exact amount.'
  const amount = givenAmount(given, digits)
  if (amount === null) return `“${given}” is not an amount.`
  return amount < total ? `${format.money(total - amount)} is still missing.` : null
}

const PaymentForm = () => {
  const format = useFormat()
  const cartDue = useCart((state) => state.shown && dueOf(state.shown))
  const lastDue = useRef(0)
  // The news that the cart is closed may come before the answer: what is being paid stays on screen until then.
  if (cartDue !== null) lastDue.current = cartDue
  const { currency, digits } = useShop()
  const tender = usePaymentForm((state) => state.tender)
  const due = tender === 'cash' ? cashDue(lastDue.current, currency, digits) : { amount: lastDue.current, rounding: 0 }
  const total = due.amount
  const { phase, refusal, scansRefused } = useCheckout()
  const connected = useConnected()
  const obstacle = useObstacle(total)
  const sending = phase === 'sending'

  const complete = useRef<HTMLButtonElement>(null)
  useEffect(() => clearPaymentForm, [])
  useEffect(() => {
    // Not into the reference, which is seldom needed: there, the key for cash would only be typed.
    if (tender === 'card') complete.current?.focus()
  }, [tender])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (obstacle !== null || sending) return
    const { given, reference } = usePaymentForm.getState()
    void pay(
      tender === 'card'
        ? { kind: 'card', reference: reference.trim() }
        : { kind: 'cash', given: givenAmount(given, digits) ?? 0 },
    )
  }
  const words = (): React.ReactNode => {
    if (sending && !connected)
      return (
        <Message kind="warning">
          The connection is being restored. The sale is completed then, once: please wait.
        </Message>
      )
    if (refusal !== null) return <RefusalMessage refusal={refusal} />
    if (scansRefused > 0)
      return (
        <div key={scansRefused} className={classes['scan']} role="alert">
          <IconBarcodeOff size={22} stroke={1.7} aria-hidden />
          Not scanned: the customer is paying. Press Escape to go back and add it.
        </div>
      )
    return (
      <p id="payment-obstacle" className={classes['obstacle']} role="status">
        {obstacle}
      </p>
    )
  }
  return (
    <form onSubmit={submit} className={classes['form']}>
      <div className={classes['total']}>
        <span>
          To pay
          {due.rounding === 0 ? null : (
            <small className={classes['rounding']}>
              {format.money(lastDue.current)}, rounded for cash by {format.difference(due.rounding)}
            </small>
          )}
        </span>
        <strong data-testid="payment-total">{format.money(total)}</strong>
      </div>
      <Segments label="Tender" value={tender} disabled={sending} onChange={setTender} options={tenders} />
      <div className={classes['body']}>
        {tender === 'cash' ? (
          <CashForm total={total} disabled={sending} />
        ) : (
          <CardForm total={total} disabled={sending} />
        )}
      </div>
      <div className={classes['message']}>{words()}</div>
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
        <div className={classes['complete']}>
          <Button
            type="submit"
            ref={complete}
            fullWidth
            h={64}
            fz="xl"
            loading={sending}
            disabled={obstacle !== null}
            rightSection={<KeyHint keys="Enter" />}
            aria-describedby="payment-obstacle"
          >
            Complete sale
          </Button>
        </div>
      </div>
    </form>
  )
}

/** Which way the money goes, which no payment changes. */
const Paying = () => {
  const [paidBack] = useState(() => {
    const { shown } = useCart.getState()
    return shown !== null && isPaidBack(shown)
  })
  return paidBack ? <PayoutForm /> : <PaymentForm />
}

export const PaymentDialog = () => {
  const open = useCheckout((state) => state.phase === 'paying' || state.phase === 'sending')
  return (
    <Modal
      opened={open}
      onClose={leavePayment}
      title="Payment"
      size={860}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      {open ? <Paying /> : null}
    </Modal>
  )
}
