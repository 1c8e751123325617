import { Button } from '@mantine/core'
import { IconBarcodeOff } from '@tabler/icons-react'
import type { FormEvent, ReactNode, Ref } from 'react'
import { useConnected } from '../../client/use-connected.ts'
import { leavePayment, useCheckout } from '../../stores/checkout.ts'
import { useFormat } from '../../stores/shop.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { PaidList } from './paid-list.tsx'
import classes from './payment-dialog.module.css'
import { useWaiting } from './use-waiting.ts'

interface PaymentFrameProps {
  /** What the amount is. */
  readonly label: string
  /** Minor units. */
  readonly amount: number
  /** What it is without coins, and what those make of it. */
  readonly rounded: { readonly exact: number; readonly by: number } | null
  /** Beside it: the way to a tip. */
  readonly tip?: ReactNode
  readonly tenders: ReactNode
  readonly obstacle: string | null
  /** Fields that show what is refused of them. */
  readonly fields: readonly string[]
  readonly submitLabel: string
  readonly submitRef: Ref<HTMLButtonElement>
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** What every payment has: what it is about, what was paid before, and the way on and back. */
export const PaymentFrame = (props: PaymentFrameProps) => {
  const format = useFormat()
  const waiting = useWaiting()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (props.obstacle === null && useCheckout.getState().phase === 'paying') props.onSubmit()
  }
  return (
    <form onSubmit={submit} className={classes['form']}>
      <div className={classes['total']}>
        <div className={classes['about']}>
          <div className={classes['what']}>
            {props.label}
            {props.tip}
          </div>
          {props.rounded === null || props.rounded.by === 0 ? null : (
            <small className={classes['rounding']}>
              {format.money(props.rounded.exact)}, rounded for cash by {format.difference(props.rounded.by)}
            </small>
          )}
          <PaidList disabled={waiting} />
        </div>
        <strong data-testid="payment-total">{format.money(props.amount)}</strong>
      </div>
      {props.tenders}
      <div className={classes['body']}>{props.children}</div>
      <div className={classes['message']}>
        <Words obstacle={props.obstacle} fields={props.fields} />
      </div>
      <div className={classes['foot']}>
        <Button
          variant="default"
          h={64}
          px="xl"
          disabled={waiting}
          onClick={leavePayment}
          rightSection={<KeyHint keys="Esc" />}
        >
          Back
        </Button>
        <Button
          type="submit"
          ref={props.submitRef}
          className={classes['complete'] ?? ''}
          h={64}
          fz="xl"
          loading={waiting}
          disabled={props.obstacle !== null}
          rightSection={<KeyHint keys="Enter" />}
          aria-describedby="payment-obstacle"
        >
          {props.submitLabel}
        </Button>
      </div>
    </form>
  )
}

const Words = ({ obstacle, fields }: Pick<PaymentFrameProps, 'obstacle' | 'fields'>) => {
  const { phase, refusal, scansRefused } = useCheckout()
  const connected = useConnected()
  if (phase === 'sending' && !connected)
    return (
      <Message kind="warning">The connection is being restored. The payment is taken then, once: please wait.</Message>
    )
  if (refusal !== null && !fields.includes(refusal.field ?? '')) return <RefusalMessage refusal={refusal} />
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
