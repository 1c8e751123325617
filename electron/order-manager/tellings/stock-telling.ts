import { pauseAfter } from '../../../shared/domain/orders/retries.ts'
import { type StockTold, stockToldId } from '../../../shared/domain/settings/stock-told.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import { openedSecrets } from '../effects/opened-secrets.ts'
import { webShops } from '../settings.ts'
import { availableOf } from '../storefront/catalog-views.ts'
import { changedStock } from './changed-stock.ts'

/** Milliseconds between two messages to a web shop: what changes often is told once. */
const pause = 5000

/**
 * Tells web shops that want it of stock that changed, at least once: how far each has been told is written down when it
 * has taken the message, so that after a crash it is told again, under the same id. What is told is stock as it is then.
 */
export const createStockTelling = (adapters: Adapters) => {
  const { store, runtime, messenger, log } = adapters
  /** By web shop: how far it was looked, what it was told last of each variant, and how often in a row it did not take it. */
  const states = new Map<string, { place: number; readonly told: Map<string, number | null>; failures: number }>()
  const underWay = new Set<string>()
  let running = false
  let stopListening = () => {}
  const callOffs = new Set<() => void>()

  const later = (milliseconds: number, run: () => void): void => {
    const callOff = runtime.after(milliseconds, () => {
      callOffs.delete(callOff)
      run()
    })
    callOffs.add(callOff)
  }

  const stateOf = ({ id }: WebShop) => {
    const kept = store.get('settings', stockToldId(id)) as StockTold | undefined
    const newest = store.newestPlace()
    // It begins with what changes from now on; after a backup was restored, too.
    const begin = kept === undefined || kept.place > newest ? newest : kept.place
    const state = states.get(id) ?? { place: begin, told: new Map<string, number | null>(), failures: 0 }
    states.set(id, state)
    if (kept === undefined || kept.place > newest) remember(id, state.place)
    return state
  }
  const remember = (id: string, place: number): void =>
    store.commit((transaction) => transaction.put('settings', { id: stockToldId(id), kind: 'stockTold', place }))

  /** Whether there is more to tell at once. */
  const tell = async (webShop: WebShop): Promise<boolean> => {
    const state = stateOf(webShop)
    const changed = changedStock(store, state.place)
    if (changed.place === state.place) return false
    const stock = [...changed.variantIds].flatMap((variantId) => {
      const variant = store.variant(variantId)?.variant
      if (variant === undefined) return []
      const available = availableOf(store, webShop.locationId, variant)
      return state.told.get(variantId) === available ? [] : [{ variantId, sku: variant.sku, available }]
    })
    if (stock.length > 0) {
      const answer = await messenger.deliver({
        url: webShop.webhookUrl,
        secrets: openedSecrets(adapters, webShop),
        id: `${webShop.id}:stock:${changed.place}`,
        at: runtime.now(),
        type: 'stock.changed',
        data: { stock: stock.map(({ sku, available }) => ({ sku, available })) },
      })
      if (answer.outcome === 'failed') throw new Error(answer.problem)
      if (!running) return false
      for (const { variantId, available } of stock) state.told.set(variantId, available)
      remember(webShop.id, changed.place)
    }
    state.place = changed.place
    state.failures = 0
    return true
  }

  const run = async (webShop: WebShop): Promise<void> => {
    const { id, name } = webShop
    try {
      const more = await tell(webShop)
      underWay.delete(id)
      if (more) runtime.afterOthers(() => begin(webShop))
    } catch (error) {
      if (!running) return
      log.warn({ webShop: name, problem: String(error) }, 'stock not told')
      const state = states.get(id)
      later(pauseAfter({ attempts: state?.failures ?? 0 }, `tell ${id}`, 0.5), () => {
        underWay.delete(id)
        look()
      })
      if (state !== undefined) state.failures += 1
    }
  }
  const begin = (webShop: WebShop): void => {
    if (!running || underWay.has(webShop.id)) return
    underWay.add(webShop.id)
    void run(webShop)
  }
  const look = (): void => {
    if (!running) return
    for (const webShop of webShops(store)) if (webShop.tellStock === true) begin(webShop)
  }
  const looks = atMostEvery(pause, runtime, look)
  return {
    start: () => {
      running = true
      looks.ask()
      stopListening = store.onCommit((changed) => {
        if (changed.has('movements') || changed.has('orders') || changed.has('settings')) looks.ask()
      })
    },
    stop: () => {
      running = false
      stopListening()
      looks.stop()
      for (const callOff of callOffs) callOff()
    },
  }
}
