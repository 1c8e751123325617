import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { formatDay } from '../../../shared/domain/format/format.ts'
import { useCommand } from '../../client/use-command.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './queues.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

/** What the order waits for, and what somebody can do about it. */
export const OrderWaits = ({ order }: { readonly order: OrderDetail }) => {
  const shop = useShop()
  return (
    <>
      {order.state === 'inReview' ? <Review order={order} /> : null}
      {order.state === 'onHold' ? <OnHold order={order} /> : null}
      {order.state === 'awaitingStock' ? (
        <Message kind="info">
          <strong>Waits for stock.</strong> It goes on by itself when the goods come in
          {order.expectedAt === undefined ? '' : `, expected by ${formatDay(order.expectedAt, shop)}`}.
        </Message>
      ) : null}
      <Owed order={order} />
    </>
  )
}

const Owed = ({ order }: { readonly order: OrderDetail }) => {
  const format = useFormat()
  const { owedByCustomer, owedToCustomer } = order.balance
  if (owedByCustomer > 0)
    return (
      <Message kind="warning">
        <strong>The customer owes {format.money(owedByCustomer)}.</strong> Nothing is sent before it is promised or
        paid.
      </Message>
    )
  if (owedToCustomer > 0)
    return (
      <Message kind="warning">
        <strong>The customer is owed {format.money(owedToCustomer)}.</strong>
      </Message>
    )
  return null
}

const OnHold = ({ order }: { readonly order: OrderDetail }) => {
  const shop = useShop()
  const manages = useMay('orders.manage')
  const release = useCommand('orders.release')
  return (
    <>
      <Message
        kind="warning"
        action={
          manages ? (
            <Button variant="default" loading={release.busy} onClick={() => void release.run({ orderId: order.id })}>
              Release
            </Button>
          ) : null
        }
      >
        <strong>On hold.</strong> {order.held?.reason}
        {order.held?.until ? ` It is released by itself on ${formatDay(order.held.until, shop)}.` : ''}
      </Message>
      <RefusalMessage refusal={release.refusal} onDismiss={release.dismiss} />
    </>
  )
}

const Review = ({ order }: { readonly order: OrderDetail }) => {
  const manages = useMay('orders.manage')
  const review = useCommand('orders.review')
  const [deciding, setDeciding] = useState<boolean | null>(null)
  const { risk } = order
  if (risk === undefined) return null
  return (
    <>
      <Message
        kind="warning"
        action={
          manages ? (
            <Group gap="sm" wrap="nowrap">
              <Button variant="default" onClick={() => setDeciding(false)}>
                Refuse
              </Button>
              <Button onClick={() => setDeciding(true)}>Approve</Button>
            </Group>
          ) : null
        }
      >
        <strong>
          Somebody must look at it: {risk.score} points, more than {risk.limit}.
        </strong>
        <ul className={classes['reasons']}>
          {risk.reasons.map((one) => (
            <li key={`${one.rule} ${one.words}`}>
              {one.words} ({one.score})
            </li>
          ))}
        </ul>
      </Message>
      <ReasonDialog
        key={String(deciding)}
        opened={deciding !== null}
        title={deciding === true ? `Approve order ${order.number}?` : `Refuse order ${order.number}?`}
        label="Reason"
        confirmLabel={deciding === true ? 'Approve' : 'Refuse'}
        danger={deciding === false}
        busy={review.busy}
        refusal={review.refusal}
        onClose={() => setDeciding(null)}
        onConfirm={async (reason) =>
          (await review.run({ orderId: order.id, approved: deciding === true, reason })) !== null
        }
      >
        {deciding === true
          ? 'It is confirmed and goes to be picked. Goods and money are reserved already.'
          : 'The reserved goods and money are given back, and the customer is told.'}
      </ReasonDialog>
    </>
  )
}
