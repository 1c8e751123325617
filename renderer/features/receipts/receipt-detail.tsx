import { IconReceiptOff } from '@tabler/icons-react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { useLive } from '../../client/use-live.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { CameBack } from '../returns/came-back.tsx'
import { SoldApartNote } from '../returns/sold-apart-note.tsx'
import { TakeBackButton } from '../returns/take-back-button.tsx'
import { ReceiptActions } from './receipt-actions.tsx'
import { ReceiptPaper } from './receipt-paper.tsx'
import classes from './receipts-page.module.css'

/** The order for the receipt, which shows nothing of what only machines need. */
const orderOf = (detail: OrderDetail): Order => ({
  ...detail,
  web: null,
  idempotencyKey: '',
  webReference: '',
  entries: [],
})

export const ReceiptDetail = ({ orderId }: { readonly orderId: string }) => {
  const { value, refusal } = useLive('orders.read', { orderId })
  if (refusal !== null) return <RefusalMessage refusal={refusal} />
  if (value === undefined) return null
  if (value === null || value.number === '')
    return (
      <EmptyState icon={<IconReceiptOff size={40} stroke={1.4} />} title="There is no such receipt">
        Choose another one from the list.
      </EmptyState>
    )
  return (
    <>
      <div className={classes['actions']}>
        <ReceiptActions orderId={orderId} printLabel="Print copy" />
        <TakeBackButton orderId={orderId} />
        {value.otherReceipts.length === 0 ? null : (
          <div className={classes['apart']}>
            <SoldApartNote otherReceipts={value.otherReceipts} />
          </div>
        )}
        <CameBack sale={value} />
      </div>
      <ReceiptPaper order={orderOf(value)} staffName={value.staffName} />
    </>
  )
}
