import { useCallback, useEffect, useRef, useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../../client/call-until-answered.ts'
import { type PickLine, pickList } from './pick-list.ts'

interface Picking {
  /** The pick list as the picker sees it: what was just pressed counts at once. */
  readonly lines: readonly PickLine[]
  /** The same at this moment, for scans that come faster than the screen. */
  readonly now: () => readonly PickLine[]
  /** Thousandths picked in all. */
  readonly pick: (lineId: string, quantity: number) => void
  readonly refusal: Refusal | null
  readonly dismiss: () => void
}

/** Picks lines: shows it at once, and takes it back where the order manager refuses. */
export const usePicking = (order: OrderDetail): Picking => {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const wanted = useRef<ReadonlyMap<string, number>>(new Map())
  const [, redraw] = useState(0)
  const newest = useRef(order)
  newest.current = order

  const want = useCallback((change: (map: Map<string, number>) => void): void => {
    const map = new Map(wanted.current)
    change(map)
    wanted.current = map
    redraw((count) => count + 1)
  }, [])
  // What has arrived in the order is no longer only wanted.
  useEffect(() => {
    const arrived = order.lines.filter((line) => wanted.current.get(line.id) === line.picked)
    if (arrived.length > 0) want((map) => arrived.forEach((line) => map.delete(line.id)))
  }, [order, want])

  const now = useCallback(
    (): readonly PickLine[] =>
      pickList(newest.current.lines.map((line) => ({ ...line, picked: wanted.current.get(line.id) ?? line.picked }))),
    [],
  )
  const pick = useCallback(
    (lineId: string, quantity: number): void => {
      want((map) => map.set(lineId, quantity))
      const ask = async (): Promise<void> => {
        const answer = await callUntilAnswered('fulfilment.pickLine', { orderId: newest.current.id, lineId, quantity })
        setRefusal(isRefusal(answer) ? answer : null)
        if (isRefusal(answer) && wanted.current.get(lineId) === quantity) want((map) => map.delete(lineId))
      }
      void ask()
    },
    [want],
  )
  const dismiss = useCallback(() => setRefusal(null), [])
  return { lines: now(), now, pick, refusal, dismiss }
}
