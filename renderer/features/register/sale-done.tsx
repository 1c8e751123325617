import { IconCircleCheck } from '@tabler/icons-react'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { useSession } from '../../stores/session.ts'
import { useFormat } from '../../stores/shop.ts'
import { ReceiptActions } from '../receipts/receipt-actions.tsx'
import { ReceiptPaper } from '../receipts/receipt-paper.tsx'
import { DoneScreen } from './done-screen.tsx'
import { outcomeOf } from './sale-outcome.ts'

/** The sale is on the disk: what the customer gets back, and the receipt. */
export const SaleDone = ({ sale }: { readonly sale: Order }) => {
  const format = useFormat()
  const staffName = useSession((session) => session.staff?.name ?? null)
  const { label, amount, facts } = outcomeOf(sale, format)
  return (
    <DoneScreen
      name="Sale completed"
      icon={<IconCircleCheck size={28} stroke={1.7} aria-hidden />}
      number={
        <>
          Receipt <strong data-testid="receipt-number">{sale.number}</strong>
        </>
      }
      label={label}
      amount={amount}
      amountTestId="change-due"
      facts={facts}
      paper={<ReceiptPaper order={sale} staffName={staffName} />}
    >
      <ReceiptActions orderId={sale.id} printLabel="Print again" steady />
    </DoneScreen>
  )
}
