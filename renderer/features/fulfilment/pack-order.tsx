import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { Message } from '../../ui/message.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { ageText, isNew } from '../orders/relative-time.ts'
import { useNow } from '../orders/use-now.ts'
import { forgetLastShipped, useLastShipped } from './last-shipped.ts'
import classes from './packing.module.css'
import { PackingSide } from './packing-side.tsx'
import { PickListView } from './pick-list-view.tsx'
import { Steps } from './steps.tsx'
import { useBarcodes } from './use-barcodes.ts'
import { usePickByScan } from './use-pick-by-scan.ts'
import { usePicking } from './use-picking.ts'

/** One order at the packing table: pick list at the left, what to do next at the right. */
export const PackOrder = ({ order, back }: { readonly order: OrderDetail; readonly back: ReactNode }) => {
  const now = useNow()
  const navigate = useNavigate()
  // Another order is open: the news of the one before it is old.
  useEffect(forgetLastShipped, [])
  const picking = usePicking(order)
  const barcodes = useBarcodes(order.lines)
  const active = order.fulfilment === 'picking'
  const { note, forget } = usePickByScan({ lines: active ? picking.now : null, barcodes, pick: picking.pick })
  // What was said of the last scan is old once somebody goes on by hand.
  const pickByHand = (lineId: string, quantity: number): void => {
    forget()
    picking.pick(lineId, quantity)
  }
  const digital = useMemo(() => order.lines.filter((line) => line.kind === 'digital'), [order.lines])
  const onShipped = useCallback((): void => {
    useLastShipped.setState({ order: { id: order.id, number: order.number } })
    void navigate({ to: '/fulfilment' })
  }, [navigate, order.id, order.number])

  return (
    <Page
      title={`Order ${order.number}`}
      subtitle={`${order.webShopName} ${order.reference} · ${order.customer?.name ?? ''} · ${isNew(order.placedAt, now) ? 'just came in' : `waiting for ${ageText(order.placedAt, now)}`}`}
      back={back}
      actions={<Steps at={order.fulfilment} />}
    >
      <div className={classes['columns']}>
        <div className={classes['main']}>
          {/* Its place is kept, so that the list does not move while scanning. */}
          <div className={classes['note']}>
            {picking.refusal === null ? (
              note === null || !active ? (
                <Message kind="info">{hints[order.fulfilment]}</Message>
              ) : (
                <Message key={note.at} kind={note.kind}>
                  {note.text}
                </Message>
              )
            ) : (
              <RefusalMessage refusal={picking.refusal} onDismiss={picking.dismiss} />
            )}
          </div>
          <PickListView
            lines={picking.lines}
            digital={digital}
            barcodes={barcodes}
            pick={active ? pickByHand : null}
            note={active ? note : null}
          />
        </div>
        <PackingSide order={order} lines={picking.lines} onShipped={onShipped} />
      </div>
    </Page>
  )
}

const hints: Record<OrderDetail['fulfilment'], string> = {
  none: '',
  handedOver: '',
  queued: 'Start picking, so that nobody else picks the same order.',
  picking: 'Scan each piece, or press “Picked” when you have all of a line.',
  packed: 'Everything is packed. Put the label on, and enter its tracking number.',
  shipped: 'This order has been shipped.',
}
