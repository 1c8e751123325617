import { canonical } from '../../../shared/domain/canonical.ts'
import { actingId } from '../../../shared/domain/settings/acting-for.ts'
import { type ServedWebShop, servedId } from '../../../shared/domain/settings/served-web-shop.ts'
import type { Register, Setting } from '../../../shared/domain/settings/settings.ts'
import { keysOf, type WebShop } from '../../../shared/domain/settings/web-shop.ts'
import { endpointsOf } from '../../../shared/domain/settings/webhook-endpoint.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import type { Boxes } from '../ports/boxes.ts'
import type { Reader } from '../ports/store.ts'
import { gateways, hasHub, theDevice, webShops } from '../settings.ts'
import { waysToPay } from '../storefront/ways-to-pay.ts'
import { keptOf, openedText } from './acting-for.ts'
import { boxKeyOf } from './box-key.ts'

/** Milliseconds: settings change with every sale, and seldom in what is told here. */
const seldom = 500

/** Settings of this device that change with every sale. */
const busy: ReadonlySet<string> = new Set(['device', 'exposure'])

/**
 * Has the hub know what it needs to answer the web shops that are set up here, and the shop's other tills what they need to act for
 * their orders: `ServedWebShop`. What is secret of it is sealed for each of those tills; the hub can't read it.
 */
export const createServedWebShops = (adapters: Adapters, boxes: Boxes) => {
  const { store, runtime, log } = adapters
  let stopListening = () => {}
  // What was put off until others have had their turn may come after the store was closed.
  let stopped = false
  /** What was told last of each web shop, by what is stored of it: secrets are not opened again for nothing. */
  const told = new Map<string, { readonly from: string; readonly text: string }>()

  const textOf = (webShop: WebShop): string => {
    const ways = gateways(store)
    const from = JSON.stringify([webShop, ways])
    const known = told.get(webShop.id)
    if (known?.from === from) return known.text
    const text = openedText(adapters, { webShop, ways })
    told.set(webShop.id, { from, text })
    return text
  }
  const tell = (webShop: WebShop, registers: readonly Register[]): void => {
    const id = servedId(webShop.id)
    const known = servedIn(store.get('settings', id))
    const { registerId } = theDevice(store)
    if (known !== null && known.registerId !== registerId) return
    const text = textOf(webShop)
    const digest = runtime.sha256(text)
    const before = known?.digest === digest ? known.sealed : {}
    const sealed = Object.fromEntries(
      registers.flatMap((one) => {
        if (one.id === registerId || one.boxKey === undefined) return []
        return [[one.boxKey, before[one.boxKey] ?? boxes.sealFor(one.boxKey, text)]]
      }),
    )
    const wanted = { ...servedOf(store, adapters.gateways.kinds, webShop), digest, sealed }
    if (known === null || canonical(known) !== canonical(wanted))
      store.commit((transaction) => transaction.put('settings', wanted))
  }
  const hear = (served: ServedWebShop): void => {
    const known = store.get('settings', actingId(served.webShopId))
    if (known?.kind === 'actingFor' && known.digest === served.digest) return
    const { publicKey, privateKey } = boxKeyOf(adapters, boxes)
    const box = served.sealed[publicKey]
    if (box === undefined) return
    const kept = keptOf(adapters, served, boxes.open(privateKey, box))
    store.commit((transaction) => transaction.put('settings', kept))
  }
  const look = (): void => {
    if (stopped || !hasHub(store)) return
    try {
      const registers = store.settingsOf('register')
      for (const webShop of webShops(store)) tell(webShop, registers)
      const served = store.settingsOf('servedWebShop')
      const { registerId } = theDevice(store)
      for (const one of served) if (one.registerId !== registerId) hear(one)
    } catch (error) {
      log.error({ error: String(error) }, 'the tills were not told of a web shop')
    }
  }
  const looks = atMostEvery(seldom, runtime, () => runtime.afterOthers(look))
  return {
    start: () => {
      looks.ask()
      stopListening = store.onCommit((changed) => {
        if (changed.get('settings')?.some((id) => !busy.has(id)) === true) looks.ask()
      })
    },
    stop: () => {
      stopped = true
      stopListening()
      looks.stop()
    },
  }
}

const servedIn = (setting: Setting | undefined): ServedWebShop | null =>
  setting?.kind === 'servedWebShop' ? setting : null

const servedOf = (
  reader: Reader,
  kinds: Adapters['gateways']['kinds'],
  webShop: WebShop,
): Omit<ServedWebShop, 'digest' | 'sealed'> => ({
  id: servedId(webShop.id),
  kind: 'servedWebShop',
  webShopId: webShop.id,
  registerId: theDevice(reader).registerId,
  name: webShop.name,
  locationId: webShop.locationId,
  keys: keysOf(webShop),
  endpoints: endpointsOf(webShop).map(({ id, webhookUrl, tellStock = false, earlierSecret }) => ({
    id,
    url: webhookUrl,
    stockEvents: tellStock,
    bothSecretsUntil: earlierSecret?.until ?? null,
  })),
  ways: waysToPay(reader, kinds),
})
