import type { Account } from '../../../shared/contract/ledgers.ts'
import { leftAfter } from '../../../shared/domain/orders/voucher-use.ts'
import { useFormat, useTenders } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import classes from './payment-dialog.module.css'

interface VoucherNoteProps {
  readonly voucher: Account
  /** What is to be paid, in minor units. */
  readonly due: number
}

/** What a voucher is worth, and what becomes of what that is beyond what is due. */
export const VoucherNote = ({ voucher, due }: VoucherNoteProps) => {
  const format = useFormat()
  const { voucherRest } = useTenders()
  const { balance } = voucher
  const { forfeited } = leftAfter({ ledger: 'voucher', available: balance, amount: Math.min(balance, due) })
  return (
    <>
      <p className={classes['holds']}>
        The voucher is worth <strong>{format.money(balance)}</strong>
      </p>
      {forfeited === undefined ? null : (
        <Message kind="warning">
          {voucherRest === 'forfeited'
            ? `It pays ${format.money(due)}. The other ${format.money(forfeited)} are lost: a voucher is used once, and no change is given.`
            : 'It is worth more than what is due, and no change is given: the customer may choose something more.'}
        </Message>
      )}
    </>
  )
}
