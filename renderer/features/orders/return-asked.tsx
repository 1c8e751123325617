import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useCommand } from '../../client/use-command.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { RefundDialog } from './refund-dialog.tsx'

/** The customer wants to send goods back: somebody accepts it, which leads to the refund, or declines it. */
export const ReturnAsked = ({ order }: { readonly order: OrderDetail }) => {
  const format = useFormat()
  const manages = useMay('orders.manage')
  const answer = useCommand('orders.answerReturn')
  const [declining, setDeclining] = useState(false)
  const [refunding, setRefunding] = useState(false)
  const asked = order.returnRequest
  if (asked === undefined) return null
  const goods = asked.lines.map(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId)
    return `${format.quantity(quantity, line?.unit ?? 'piece')} × ${line?.name ?? 'a line that is gone'}`
  })
  const accept = async (): Promise<void> => {
    if ((await answer.run({ orderId: order.id, accepted: true, reason: '' })) !== null) setRefunding(true)
  }
  return (
    <>
      {asked.answer === null ? (
        <Message
          kind="warning"
          action={
            manages ? (
              <Group gap="sm" wrap="nowrap">
                <Button variant="default" onClick={() => setDeclining(true)}>
                  Decline
                </Button>
                <Button loading={answer.busy} onClick={() => void accept()}>
                  Accept
                </Button>
              </Group>
            ) : null
          }
        >
          <strong>The customer wants to send back {goods.join(', ')}.</strong> {asked.reason}
        </Message>
      ) : null}
      <RefusalMessage refusal={declining ? null : answer.refusal} onDismiss={answer.dismiss} />
      <ReasonDialog
        opened={declining}
        title={`Decline the return of order ${order.number}?`}
        label="Reason"
        confirmLabel="Decline"
        danger
        busy={answer.busy}
        refusal={answer.refusal}
        onClose={() => setDeclining(false)}
        onConfirm={async (reason) => (await answer.run({ orderId: order.id, accepted: false, reason })) !== null}
      >
        {order.webShopName} is told, with the reason.
      </ReasonDialog>
      <RefundDialog order={order} wanted={asked.lines} opened={refunding} onClose={() => setRefunding(false)} />
    </>
  )
}
