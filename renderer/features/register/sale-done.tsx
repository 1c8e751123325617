import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { nextSale } from '../../stores/checkout.ts'
import { useSession } from '../../stores/session.ts'
import { useFormat } from '../../stores/shop.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { ReceiptActions } from '../receipts/receipt-actions.tsx'
import { ReceiptPaper } from '../receipts/receipt-paper.tsx'
import classes from './sale-done.module.css'
import { outcomeOf } from './sale-outcome.ts'

/** An amount of more characters is set smaller: it must not run into the receipt. */
const longAmount = 9

/** The sale is on the disk: what the customer gets back, and the way to the next one. */
export const SaleDone = ({ sale }: { readonly sale: Order }) => {
  const format = useFormat()
  const staffName = useSession((session) => session.staff?.name ?? null)
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  const { label, amount, facts } = outcomeOf(sale, format)
  return (
    <div className={classes['done']}>
      <section className={classes['words']} aria-label="Sale completed">
        <p className={classes['receipt']} role="status">
          <IconCircleCheck size={28} stroke={1.7} aria-hidden />
          Receipt <strong data-testid="receipt-number">{sale.number}</strong>
        </p>
        <h1 className={classes['label']}>{label}</h1>
        <p className={classes['amount']} data-long={amount.length > longAmount || undefined} data-testid="change-due">
          {amount}
        </p>
        <p className={classes['facts']}>{facts}</p>
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
        <ReceiptActions orderId={sale.id} printLabel="Print again" steady />
      </section>
      <div className={classes['paper']}>
        <ReceiptPaper order={sale} staffName={staffName} />
      </div>
    </div>
  )
}
