import type { ReactNode } from 'react'
import { useFormat } from '../../stores/shop.ts'
import classes from './payment-dialog.module.css'

interface AccountFormProps {
  readonly kind: 'storeCredit' | 'account'
  readonly customerName: string
  /** What may be spent of it, in minor units; null until it is known, or where money goes onto it. */
  readonly available: number | null
  /** The field for the amount. */
  readonly children: ReactNode
}

/** Whose store credit or account it is, and what it still pays. */
export const AccountForm = ({ kind, customerName, available, children }: AccountFormProps) => {
  const format = useFormat()
  return (
    <div className={classes['side']}>
      <p className={classes['whose']}>
        {kind === 'storeCredit' ? 'Store credit of ' : 'On the account of '}
        <strong>{customerName}</strong>
      </p>
      {available === null ? null : (
        <p className={classes['holds']}>
          {kind === 'storeCredit' ? 'There is' : 'May still be charged'} <strong>{format.money(available)}</strong>
        </p>
      )}
      {children}
    </div>
  )
}
