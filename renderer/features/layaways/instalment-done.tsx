import { Button } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { formatDate } from '../../../shared/domain/format/format.ts'
import { byTender } from '../../../shared/domain/format/tender-words.ts'
import type { Order, Payment } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { provenBy } from '../../../shared/domain/orders/proven.ts'
import { nextSale } from '../../stores/checkout.ts'
import { useSession } from '../../stores/session.ts'
import { type Format, useFormat, useShop } from '../../stores/shop.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { ProofPaper } from '../receipts/receipt-paper.tsx'
import classes from '../register/sale-done.module.css'

const changeOf = (payment: Payment | undefined): number => (payment?.tender === 'cash' ? payment.change : 0)

const factsOf = (payment: Payment | undefined, format: Format): string =>
  payment === undefined ? 'Nothing was paid yet.' : `${format.money(payment.amount)} ${byTender[payment.tender]}.`

/** An instalment is on the disk: what the customer gets back, what is left, and the proof. */
export const InstalmentDone = ({ order }: { readonly order: Order }) => {
  const format = useFormat()
  const { locale } = useShop()
  const staffName = useSession((session) => session.staff?.name ?? null)
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  const { layaway } = order
  const proof = layaway?.proofs.at(-1) ?? ''
  const proven = provenBy(order, proof)
  const last = order.payments.at(-1)
  const change = changeOf(last)
  const left = format.money(dueOf(order))
  return (
    <div className={classes['done']}>
      <section className={classes['words']} aria-label="Set aside">
        <p className={classes['receipt']} role="status">
          <IconBookmark size={28} stroke={1.7} aria-hidden />
          Proof <strong data-testid="proof-number">{proof}</strong>
        </p>
        <h1 className={classes['label']}>{change > 0 ? 'Change' : 'Left to pay'}</h1>
        <p className={classes['amount']} data-testid="left-to-pay">
          {change > 0 ? format.money(change) : left}
        </p>
        <p className={classes['facts']}>
          {factsOf(last, format)} {change > 0 ? `${left} is left to pay. ` : ''}
          {layaway === undefined ? '' : `Held until ${formatDate(layaway.heldUntil, locale)}.`}
        </p>
        <Button
          ref={next}
          fullWidth
          h={80}
          fz="1.5rem"
          radius="lg"
          onClick={nextSale}
          rightSection={<KeyHint keys="Enter" />}
        >
          New sale
        </Button>
        <p className={classes['hint']}>Or scan the next customer’s first product.</p>
      </section>
      <div className={classes['paper']}>
        {proven === undefined ? null : <ProofPaper proven={proven} staffName={staffName} />}
      </div>
    </div>
  )
}
