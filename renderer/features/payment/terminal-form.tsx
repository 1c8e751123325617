import { IconDeviceMobileDollar } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { lastCardFailure } from '../../../shared/domain/orders/decide-card.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { Message } from '../../ui/message.tsx'
import { OtherMachine } from './other-machine.tsx'
import classes from './payment-dialog.module.css'

interface TerminalFormProps {
  readonly order: Order
  readonly paysBack: boolean
  /** The field for the amount. */
  readonly children: ReactNode
  readonly disabled: boolean
}

/** The card terminal that is told what to charge or to refund, and why it did not the last time. */
export const TerminalForm = ({ order, paysBack, children, disabled }: TerminalFormProps) => {
  const failure = lastCardFailure(order)
  return (
    <div className={classes['side']}>
      {failure === null ? (
        <div className={classes['hint']}>
          <IconDeviceMobileDollar size={28} stroke={1.5} aria-hidden />
          <p>
            {paysBack
              ? 'The card terminal gives the money back to the card that paid, or asks for the card.'
              : 'The card terminal asks the customer for the amount. It is taken when it is approved there.'}
          </p>
        </div>
      ) : (
        <Message kind="problem">{failure}</Message>
      )}
      {children}
      <OtherMachine
        label={paysBack ? 'Refund it on another machine' : 'Paid on another machine beside the till'}
        disabled={disabled}
      />
    </div>
  )
}
