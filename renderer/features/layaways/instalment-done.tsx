import { IconBookmark } from '@tabler/icons-react'
import { formatDate } from '../../../shared/domain/format/format.ts'
import { byTender } from '../../../shared/domain/format/tender-words.ts'
import type { Order, Payment } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { provenBy } from '../../../shared/domain/orders/proven.ts'
import { useSession } from '../../stores/session.ts'
import { type Format, useFormat, useShop } from '../../stores/shop.ts'
import { ProofPaper } from '../receipts/receipt-paper.tsx'
import { DoneScreen } from '../register/done-screen.tsx'

const changeOf = (payment: Payment | undefined): number => (payment?.tender === 'cash' ? payment.change : 0)

const factsOf = (payment: Payment | undefined, format: Format): string =>
  payment === undefined ? 'Nothing was paid yet.' : `${format.money(payment.amount)} ${byTender[payment.tender]}.`

/** An instalment is on the disk: what the customer gets back, what is left, and the proof. */
export const InstalmentDone = ({ order }: { readonly order: Order }) => {
  const format = useFormat()
  const { locale } = useShop()
  const staffName = useSession((session) => session.staff?.name ?? null)
  const { layaway } = order
  const proof = layaway?.proofs.at(-1) ?? ''
  const proven = provenBy(order, proof)
  const last = order.payments.at(-1)
  const change = changeOf(last)
  const left = format.money(dueOf(order))
  return (
    <DoneScreen
      name="Set aside"
      icon={<IconBookmark size={28} stroke={1.7} aria-hidden />}
      number={
        <>
          Proof <strong data-testid="proof-number">{proof}</strong>
        </>
      }
      label={change > 0 ? 'Change' : 'Left to pay'}
      amount={change > 0 ? format.money(change) : left}
      amountTestId="left-to-pay"
      facts={
        <>
          {factsOf(last, format)} {change > 0 ? `${left} is left to pay. ` : ''}
          {layaway === undefined ? '' : `Held until ${formatDate(layaway.heldUntil, locale)}.`}
        </>
      }
      paper={proven === undefined ? null : <ProofPaper proven={proven} staffName={staffName} />}
    />
  )
}
