import type { ReactNode } from 'react'
import { useFormat } from '../../stores/shop.ts'
import classes from './payment-dialog.module.css'

interface AccountFormProps {
  readonly kind: 'storeCredit' | 'account' | 'points'
  readonly customerName: string
  /** What may be spent of it, in minor units; null until it is known, or where money goes onto it. */
  readonly available: number | null
  /** The field for the amount. */
  readonly children: ReactNode
}

const whose = { storeCredit: 'Store credit of', account: 'On the account of', points: 'Points of' } as const

/** Whose store credit, account or points it is, and what it still pays. */
export const AccountForm = ({ kind, customerName, available, children }: AccountFormProps) => {
  const format = useFormat()
  return (
    <div className={classes['side']}>
      <p className={classes['whose']}>
        {whose[kind]} <strong>{customerName}</strong>
      </p>
      {available === null ? null : (
        <p className={classes['holds']}>
          {kind === 'account' ? 'May still be charged' : kind === 'points' ? 'They are worth' : 'There is'}{' '}
          <strong>{format.money(available)}</strong>
        </p>
      )}
      {children}
    </div>
  )
}
