import { Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, Fragment, useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { paidForGoods } from '../../../shared/domain/orders/decide-refund.ts'
import type { LineAmount } from '../../../shared/domain/orders/online-facts.ts'
import { refundable, refundedGoods } from '../../../shared/domain/orders/refunds.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { QuantityInput } from '../../ui/quantity-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './queues.module.css'

interface RefundDialogProps {
  readonly order: OrderDetail
  /** Goods that are chosen from the beginning: what the customer asked to send back. */
  readonly wanted?: readonly LineAmount[]
  readonly opened: boolean
  readonly onClose: () => void
}

/** Pays back what was collected: for goods, or any amount of it. */
export const RefundDialog = ({ opened, ...props }: RefundDialogProps) => (
  <Dialog opened={opened} onClose={props.onClose} size="lg" title={`Pay back for order ${props.order.number}`}>
    <RefundForm {...props} />
  </Dialog>
)

const longest = 200

const RefundForm = ({ order, wanted = [], onClose }: Omit<RefundDialogProps, 'opened'>) => {
  const format = useFormat()
  const { digits, locale } = useShop()
  const refund = useCommand('orders.refund')
  const [id] = useState(() => crypto.randomUUID())
  const [chosen, setChosen] = useState<ReadonlyMap<string, number | null>>(
    () => new Map(wanted.map(({ lineId, quantity }) => [lineId, quantity])),
  )
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const lines = [...chosen].flatMap(([lineId, quantity]) =>
    quantity === null || quantity === 0 ? [] : [{ lineId, quantity }],
  )
  const goods = lines.length === 0 ? 0 : paidForGoods(order, lines)
  const costs = isRefusal(goods) ? 0 : goods
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (reason.trim() === '') return setTried(true)
    if ((await refund.run({ id, orderId: order.id, amount, lines, reason })) !== null) onClose()
  }
  const amountRefused = refund.refusal?.field === 'amount' ? refund.refusal.message : null
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text c="var(--ink-soft)">
          Up to {format.money(refundable(order))} can go back, the way it was paid. Links and keys of what is paid back
          stop working, and {order.webShopName} is told. Goods that come back are put into stock by a count.
        </Text>
        <GoodsBack order={order} chosen={chosen} onChange={setChosen} />
        {isRefusal(goods) ? <RefusalMessage refusal={goods} /> : null}
        <MoneyInput
          label="Amount"
          description={
            costs > 0
              ? `The goods cost ${format.money(costs)}. Leave it empty for that, or enter another amount.`
              : 'Where it is not for goods.'
          }
          currency={order.currency}
          digits={digits}
          locale={locale}
          value={amount}
          onChange={setAmount}
          error={amountRefused}
        />
        <Textarea
          label="Reason"
          autosize
          minRows={2}
          maxLength={longest}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && reason.trim() === '' ? 'Fill this in.' : null}
        />
        <RefusalMessage refusal={amountRefused === null ? refund.refusal : null} />
        <DialogFoot
          onCancel={onClose}
          busy={refund.busy}
          label={(amount ?? costs) > 0 ? `Pay back ${format.money(amount ?? costs)}` : 'Pay back'}
        />
      </Stack>
    </form>
  )
}

interface GoodsBackProps {
  readonly order: OrderDetail
  readonly chosen: ReadonlyMap<string, number | null>
  readonly onChange: (chosen: ReadonlyMap<string, number | null>) => void
}

/** How much of each line it is for: none at first, and no more than is left. */
const GoodsBack = ({ order, chosen, onChange }: GoodsBackProps) => {
  const format = useFormat()
  const { locale } = useShop()
  const gone = refundedGoods(order)
  const left = order.lines.flatMap((line) => {
    const quantity = line.quantity - (gone.get(line.id) ?? 0)
    return quantity > 0 ? [{ line, quantity }] : []
  })
  return (
    <div className={classes['change']}>
      {left.map(({ line, quantity }) => (
        <Fragment key={line.id}>
          <span>
            {line.name} <small className={classes['of']}>of {format.quantity(quantity, line.unit)}</small>
          </span>
          <QuantityInput
            aria-label={`Quantity of ${line.name} that is paid back`}
            unit={line.unit}
            locale={locale}
            value={chosen.get(line.id) ?? null}
            onChange={(value) => onChange(new Map(chosen).set(line.id, value))}
          />
        </Fragment>
      ))}
    </div>
  )
}
