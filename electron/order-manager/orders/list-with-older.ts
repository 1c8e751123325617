import type { Log } from '../ports/runtime.ts'
import type { OlderSales } from './older-sales.ts'
import type { OrderFilter } from './order-filter.ts'
import type { OrderList } from './watch-orders.ts'

interface ToldList extends OrderList {
  readonly away: string | null
}

/**
 * Where nothing here is meant, asks for older sales before it says so. What is brought is told of as any order that is written.
 * @param watch tells the list now and after each change, and answers with the way to stop
 */
export const listWithOlder = (
  watch: (tell: (list: OrderList) => void) => () => void,
  older: Pick<OlderSales, 'byText'>,
  { channel, text }: OrderFilter,
  tell: (list: ToldList) => void,
  log: Pick<Log, 'error'>,
): (() => void) => {
  const mayBeOlder = text.trim() !== '' && (channel === null || channel === 'counter')
  let asked = false
  let last: OrderList = { orders: [], more: false }
  let away: string | null = null
  let ended = false
  const ask = async (): Promise<void> => {
    try {
      away = (await older.byText(text.trim()))?.message ?? null
    } catch (error) {
      // A full disk, say: what is here is listed all the same.
      log.error({ error: String(error) }, 'older sales not brought')
    }
    if (!ended) tell({ ...last, away })
  }
  const stop = watch((list) => {
    last = list
    if (list.orders.length > 0 || !mayBeOlder || asked) return tell({ ...list, away })
    asked = true
    void ask()
  })
  return () => {
    ended = true
    stop()
  }
}
