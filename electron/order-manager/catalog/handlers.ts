import type { CatalogHit, catalogMethods } from '../../../shared/contract/catalog.ts'
import { taxGroupsOf } from '../../../shared/domain/pricing/tax-group.ts'
import { refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import { appendJournal } from '../journal/append.ts'
import type { Session } from '../session.ts'
import { theRegister, theShop } from '../settings.ts'

type Part = Pick<
  typeof catalogMethods,
  Extract<keyof typeof catalogMethods, `catalog.${string}` | `inventory.${string}`>
>

const mostOversold = 100
/** An import commits many times a second, and every screen that shows products asks for them again after each version. */
const versionMilliseconds = 500

const unknownProduct = () => refuse('unknown_product', 'That product is not in the catalog any more.')

export const catalogHandlers = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>): Handlers<Part, Session> => {
  const active = (category: string | null) => ({ status: 'active', ...(category === null ? {} : { category }) })
  return {
    'catalog.browse': ({ category, skip, limit }) => {
      const products = store.find('products', { selector: active(category), sort: [{ name: 'asc' }], skip, limit })
      const variantIds = products.flatMap((product) => product.variants.map((variant) => variant.id))
      return {
        products,
        levels: store.stockLevels(variantIds),
        total: store.activeProducts(category),
      }
    },
    'catalog.categories': () => store.categories(),
    'catalog.search': ({ text, limit }): CatalogHit[] => {
      const { locationId } = theRegister(store)
      const hits = store.search(text, limit)
      const levels = store.stockLevels(hits.map(({ variant }) => variant.id))
      return hits.map(({ product, variant }) => {
        const own = levels.filter((level) => level.variantId === variant.id)
        const here = own.find((level) => level.locationId === locationId)
        const available = here === undefined ? 0 : here.onHand - here.reserved
        return { product, variant, available: variant.tracked ? available : null, levels: own }
      })
    },
    'catalog.products': ({ ids }) => ids.flatMap((id) => store.get('products', id) ?? []),
    'catalog.version': (_payload, _session, push) => {
      let version = 0
      push({ version })
      const grown = atMostEvery(versionMilliseconds, runtime, () => push({ version: ++version }))
      const stopListening = store.onCommit((changed) => {
        // A cart promises nothing yet: scanning must not make every screen ask for the catalog again.
        const promises = changed.get('orders')?.some((id) => store.get('orders', id)?.channel === 'web') ?? false
        if (promises || changed.has('products') || changed.has('movements')) grown.ask()
      })
      return () => {
        stopListening()
        grown.stop()
      }
    },
    'catalog.setTaxGroup': ({ productId, taxGroupId }, { staffId }) =>
      store.commit((transaction) => {
        const product = transaction.get('products', productId)
        if (product === undefined) return unknownProduct()
        const group = taxGroupsOf(theShop(transaction)).find(({ id, retired }) => id === taxGroupId && retired !== true)
        if (group === undefined) return refuse('unknown_group', 'That tax group is not here any more.', 'taxGroupId')
        if (product.taxRateId === taxGroupId) return {}
        transaction.put('products', { ...product, taxRateId: taxGroupId, updatedAt: runtime.now() })
        const facts = { from: product.taxRateId, to: taxGroupId, name: group.name }
        appendJournal(transaction, runtime, { staffId, what: 'taxGroupSet', subject: productId, facts })
        return {}
      }),
    'catalog.setOnline': ({ productId, online }, { staffId }) =>
      store.commit((transaction) => {
        const product = transaction.get('products', productId)
        if (product === undefined) return unknownProduct()
        if ((product.online ?? true) === online) return {}
        transaction.put('products', { ...product, online, updatedAt: runtime.now() })
        appendJournal(transaction, runtime, { staffId, what: 'onlineSet', subject: productId, facts: { online } })
        return {}
      }),
    'catalog.setNeverOversell': ({ productId, neverOversell }, { staffId }) =>
      store.commit((transaction) => {
        const product = transaction.get('products', productId)
        if (product === undefined) return unknownProduct()
        if ((product.neverOversell ?? false) === neverOversell) return {}
        transaction.put('products', { ...product, neverOversell, updatedAt: runtime.now() })
        const facts = { neverOversell }
        appendJournal(transaction, runtime, { staffId, what: 'neverOversellSet', subject: productId, facts })
        return {}
      }),
    'inventory.oversold': () =>
      store.stockBelowZero(mostOversold).flatMap((level) => {
        const hit = store.variant(level.variantId)
        return hit?.variant.tracked === true ? [{ ...hit, level }] : []
      }),
    'inventory.count': ({ id, variantId, locationId, onHand }, { staffId }) =>
      store.commit((transaction) => {
        const hit = transaction.variant(variantId)
        if (hit === undefined) return refuse('unknown_variant', 'That product is not in the catalog any more.')
        if (!hit.variant.tracked) return refuse('not_counted', `Stock of ${hit.product.name} is not counted.`)
        const before = transaction.stockLevel(variantId, locationId).onHand
        if (transaction.get('movements', `count:${id}`) === undefined && before !== onHand) {
          transaction.put('movements', {
            id: `count:${id}`,
            variantId,
            locationId,
            quantity: onHand - before,
            reason: 'correction',
            orderId: null,
            at: runtime.now(),
          })
          appendJournal(transaction, runtime, {
            staffId,
            what: 'stockCounted',
            subject: variantId,
            facts: { locationId, before, counted: onHand },
          })
        }
        return transaction.stockLevel(variantId, locationId)
      }),
  }
}
