import { isOnline } from '../../../shared/domain/catalog/product.ts'
import { pauseAfter } from '../../../shared/domain/orders/retries.ts'
import { type StockTold, stockToldId } from '../../../shared/domain/settings/stock-told.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import { endpointsOf, firstEndpoint, type WebhookEndpoint } from '../../../shared/domain/settings/webhook-endpoint.ts'
import { availableOf } from '../../../shared/storefront/shelf.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import { openedSecrets } from '../effects/opened-secrets.ts'
import { webShops } from '../settings.ts'
import { shelfOf } from '../storefront/shelf.ts'
import { changedStock } from './changed-stock.ts'

/** Milliseconds between two messages to a web shop: what changes often is told once. */
const pause = 5000

/** An endpoint that is told of stock; the first of a web shop goes by the web shop's own id. */
interface Listener extends Pick<WebShop, 'id' | 'name' | 'locationId'> {
  readonly endpoint: WebhookEndpoint
}

const listenersOf = (webShop: WebShop): Listener[] =>
  endpointsOf(webShop)
    .filter(({ tellStock }) => tellStock === true)
    .map((endpoint) => ({
      id: endpoint.id === firstEndpoint ? webShop.id : `${webShop.id}/${endpoint.id}`,
      name: webShop.name,
      locationId: webShop.locationId,
      endpoint,
    }))

/**
 * Tells the endpoints of web shops that want it of stock that changed, at least once: how far each has been told is written down when it
 * has taken the message, so that after a crash it is told again, under the same id. What is told is stock as it is then.
 */
export const createStockTelling = (adapters: Adapters) => {
  const { store, runtime, messenger, log } = adapters
  /** By listener: how far it was looked, what it was told last of each variant, and how often in a row it did not take it. */
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

  const stateOf = ({ id }: Listener) => {
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
  const tell = async (listener: Listener): Promise<boolean> => {
    const { id, locationId, endpoint } = listener
    const state = stateOf(listener)
    const changed = changedStock(store, state.place)
    if (changed.place === state.place) return false
    const stock = [...changed.variantIds].flatMap((variantId) => {
      const hit = store.variant(variantId)
      if (hit === undefined || !isOnline(hit.product)) return []
      const { variant } = hit
      const available = availableOf(shelfOf(store, locationId), variant)
      return state.told.get(variantId) === available ? [] : [{ variantId, sku: variant.sku, available }]
    })
    if (stock.length > 0) {
      const answer = await messenger.deliver({
        url: endpoint.webhookUrl,
        secrets: openedSecrets(adapters, endpoint),
        id: `${id}:stock:${changed.place}`,
        at: runtime.now(),
        type: 'stock.changed',
        data: { stock: stock.map(({ sku, available }) => ({ sku, available })) },
      })
      if (answer.outcome === 'failed') throw new Error(answer.problem)
      if (!running) return false
      for (const { variantId, available } of stock) state.told.set(variantId, available)
      remember(id, changed.place)
    }
    state.place = changed.place
    state.failures = 0
    return true
  }

  const run = async (listener: Listener): Promise<void> => {
    const { id, name } = listener
    try {
      const more = await tell(listener)
      underWay.delete(id)
      if (more) runtime.afterOthers(() => begin(listener))
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
  const begin = (listener: Listener): void => {
    if (!running || underWay.has(listener.id)) return
    underWay.add(listener.id)
    void run(listener)
  }
  const look = (): void => {
    if (!running) return
    for (const webShop of webShops(store)) for (const listener of listenersOf(webShop)) begin(listener)
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
