import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { amountOf } from '../../../shared/domain/orders/refunds.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { type AwaitedEffect, awaitedEffects, awaitedWords } from './awaited-words.ts'
import { MoneyArrivedDialog } from './money-arrived-dialog.tsx'

/** Money that comes by itself, or that somebody pays back: a person says when it has. */
export const AwaitedMoney = ({ order }: { readonly order: OrderDetail }) => {
  const format = useFormat()
  const manages = useMay('orders.manage')
  const [arrived, setArrived] = useState<AwaitedEffect | null>(null)
  return (
    <>
      {awaitedEffects(order.effects).map((effect) => (
        <Message
          key={effect.id}
          kind="info"
          action={
            manages ? (
              <Button variant="default" onClick={() => setArrived(effect)}>
                {awaitedWords(effect).button}
              </Button>
            ) : null
          }
        >
          <strong>{awaitedWords(effect).title}</strong> {format.money(amountOf(order, effect))}, under{' '}
          <strong>{effect.awaits.reference}</strong>
          {effect.awaits.dueAt === null ? '.' : `, until ${format.moment(effect.awaits.dueAt)}.`}
        </Message>
      ))}
      <MoneyArrivedDialog order={order} effect={arrived} onClose={() => setArrived(null)} />
    </>
  )
}
