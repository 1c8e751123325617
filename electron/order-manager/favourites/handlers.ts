import type { FavouritesScope, favouriteMethods } from '../../../shared/contract/favourites.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import { type Favourites, favouritesId } from '../../../shared/domain/settings/favourites.ts'
import type { Setting } from '../../../shared/domain/settings/settings.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import { appendJournal } from '../journal/append.ts'
import type { Reader } from '../ports/store.ts'
import type { Session } from '../session.ts'
import { theDevice } from '../settings.ts'

/** As the catalog's version: products and stock change many times a second during an import. */
const newsMilliseconds = 500

const idOf = (reader: Reader, scope: FavouritesScope): string =>
  favouritesId(scope === 'shop' ? null : theDevice(reader).registerId)

const stored = (reader: Reader, scope: FavouritesScope): Favourites | undefined => {
  const found: Setting | undefined = reader.get('settings', idOf(reader, scope))
  return found?.kind === 'favourites' ? found : undefined
}

/** A register's own go before the shop's, once it has any. */
const scopeShown = (reader: Reader): FavouritesScope =>
  (stored(reader, 'register')?.productIds.length ?? 0) > 0 ? 'register' : 'shop'

const read = (reader: Reader, wanted: FavouritesScope | null) => {
  const scope = wanted ?? scopeShown(reader)
  const ids = stored(reader, scope)?.productIds ?? []
  const products = ids.flatMap((id) => {
    const product = reader.get('products', id)
    return product?.status === 'active' ? [product] : []
  })
  return {
    scope,
    products,
    levels: reader.stockLevels(products.flatMap(({ variants }) => variants.map(({ id }) => id))),
  }
}

export const favouriteHandlers = ({
  store,
  runtime,
}: Pick<Adapters, 'store' | 'runtime'>): Handlers<typeof favouriteMethods, Session> => ({
  'favourites.read': ({ scope }, _session, push) => {
    const tell = () => push(read(store, scope))
    tell()
    const later = atMostEvery(newsMilliseconds, runtime, tell)
    const stopListening = store.onCommit((changed) => {
      const arranged = changed.get('settings')?.some((id) => id.startsWith('favourites')) ?? false
      if (arranged) tell()
      else if (changed.has('products') || changed.has('movements')) later.ask()
    })
    return () => {
      stopListening()
      later.stop()
    }
  },
  'favourites.arrange': ({ scope, productIds }, { staffId }) =>
    store.commit((transaction) => {
      const wanted = [...new Set(productIds)]
      if (wanted.some((id) => transaction.get('products', id) === undefined))
        return refuse('unknown_product', 'One of these products is not in the catalog any more.', 'productIds')
      const id = idOf(transaction, scope)
      transaction.put('settings', { id, kind: 'favourites', productIds: wanted })
      appendJournal(transaction, runtime, {
        staffId,
        what: 'settingChanged',
        subject: id,
        facts: { kind: 'favourites', products: wanted.length },
      })
      return {}
    }),
})
