import { canonical } from '../../../shared/domain/canonical.ts'
import { type ServedWebShop, servedId } from '../../../shared/domain/settings/served-web-shop.ts'
import { keysOf, type WebShop } from '../../../shared/domain/settings/web-shop.ts'
import { endpointsOf } from '../../../shared/domain/settings/webhook-endpoint.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import type { Reader } from '../ports/store.ts'
import { hasHub, theDevice, webShops } from '../settings.ts'
import { waysToPay } from '../storefront/ways-to-pay.ts'

/** Milliseconds: settings change with every sale, and seldom in what the hub has to know. */
const seldom = 500

/** Has the hub know what it needs to answer the web shops that are set up here: `ServedWebShop`. */
export const createServedWebShops = ({ store, runtime, gateways: { kinds }, log }: Adapters) => {
  let stopListening = () => {}
  const look = (): void => {
    if (!hasHub(store)) return
    try {
      for (const webShop of webShops(store)) {
        const wanted = servedOf(store, kinds, webShop)
        const known = store.get('settings', wanted.id)
        const isOthers = known?.kind === 'servedWebShop' && known.registerId !== wanted.registerId
        if (isOthers || (known !== undefined && canonical(known) === canonical(wanted))) continue
        store.commit((transaction) => transaction.put('settings', wanted))
      }
    } catch (error) {
      log.error({ error: String(error) }, 'the hub was not told of a web shop')
    }
  }
  const looks = atMostEvery(seldom, runtime, look)
  return {
    start: () => {
      looks.ask()
      stopListening = store.onCommit((changed) => {
        if (changed.get('settings')?.some((id) => id !== 'device') === true) looks.ask()
      })
    },
    stop: () => {
      stopListening()
      looks.stop()
    },
  }
}

const servedOf = (reader: Reader, kinds: Adapters['gateways']['kinds'], webShop: WebShop): ServedWebShop => ({
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
