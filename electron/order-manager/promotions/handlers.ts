import type { promotionMethods } from '../../../shared/contract/promotions.ts'
import { slug } from '../../../shared/domain/catalog/slug.ts'
import type { Period } from '../../../shared/domain/pricing/period.ts'
import { usesOf } from '../../../shared/domain/pricing/promotions/offer.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { PriceListSetting, PromotionSetting } from '../../../shared/domain/settings/settings.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../ports/store.ts'
import type { Session } from '../session.ts'
import { promotions, theShop } from '../settings.ts'
import { priceListCsv, readPriceFile } from './price-list-file.ts'

type Part = typeof promotionMethods

const order = ({ from, until }: Period): Refusal | null =>
  from !== null && until !== null && until <= from
    ? refuse('ends_before_it_begins', 'It must end after it begins.', 'until')
    : null

/** Promotions, coupons and price lists: made, changed and ended, each journalled. */
export const promotionHandlers = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>): Handlers<Part, Session> => {
  const put = (transaction: Transaction, staffId: string | null, setting: PromotionSetting | PriceListSetting) => {
    transaction.put('settings', setting)
    const { id, kind, name } = setting
    appendJournal(transaction, runtime, { staffId, what: 'settingChanged', subject: id, facts: { kind, name } })
    return {}
  }
  const ended = <T extends Period>(one: T): T => ({
    ...one,
    until: Math.min(one.until ?? Number.POSITIVE_INFINITY, runtime.now()),
  })
  return {
    'promotions.list': (_payload, _session, push) =>
      store.watch('settings', { selector: { kind: 'promotion' } }, (found) => push(found as PromotionSetting[])),
    'promotions.save': (wanted, { staffId }) =>
      store.commit((transaction) => {
        const refusal = order(wanted)
        if (refusal !== null) return refusal
        const known = transaction.get('settings', wanted.id)
        if (known !== undefined && known.kind !== 'promotion')
          return refuse('not_a_promotion', 'That is something else of the shop’s settings.')
        const { code } = wanted
        if (code !== null && promotions(transaction).some((one) => one.code === code && one.id !== wanted.id))
          return refuse('code_taken', `There is another coupon “${code}”. Choose another code.`, 'code')
        return put(transaction, staffId, { ...wanted, kind: 'promotion', used: 0, ...(known && usesOf(known)) })
      }),
    'promotions.end': ({ id }, { staffId }) =>
      store.commit((transaction) => {
        const known = transaction.get('settings', id)
        if (known?.kind !== 'promotion') return refuse('unknown_promotion', 'That promotion is not here any more.')
        return put(transaction, staffId, ended(known))
      }),
    'priceLists.list': (_payload, _session, push) =>
      store.watch('settings', { selector: { kind: 'priceList' } }, (found) => push(found as PriceListSetting[])),
    'priceLists.save': (wanted, { staffId }) =>
      store.commit((transaction) => {
        const refusal = order(wanted)
        if (refusal !== null) return refusal
        const known = transaction.get('settings', wanted.id)
        if (known !== undefined && known.kind !== 'priceList')
          return refuse('not_a_price_list', 'That is something else of the shop’s settings.')
        return put(transaction, staffId, { ...wanted, kind: 'priceList' })
      }),
    'priceLists.csv': ({ id }) => {
      const known = store.get('settings', id)
      if (known?.kind !== 'priceList') return refuse('unknown_price_list', 'That price list is not here any more.')
      return { fileName: `${slug(known.name)}.csv`, text: priceListCsv(store, known, theShop(store).digits) }
    },
    'priceLists.readFile': ({ text }) => {
      const read = readPriceFile(store, text, theShop(store).digits)
      return isRefusal(read) ? read : { prices: read.prices, badRows: [...read.badRows] }
    },
    'priceLists.variants': ({ ids }) => ids.flatMap((id) => store.variant(id) ?? []),
    'priceLists.end': ({ id }, { staffId }) =>
      store.commit((transaction) => {
        const known = transaction.get('settings', id)
        if (known?.kind !== 'priceList') return refuse('unknown_price_list', 'That price list is not here any more.')
        return put(transaction, staffId, ended(known))
      }),
  }
}
