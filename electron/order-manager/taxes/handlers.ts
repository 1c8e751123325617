import type { taxMethods } from '../../../shared/contract/taxes.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Shop } from '../../../shared/domain/settings/settings.ts'
import { nextDay, startOfDay } from '../../../shared/domain/settings/shop-day.ts'
import { withoutTaxRate, withTaxGroup, withTaxRate, withTaxRules } from '../../../shared/domain/settings/taxes.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Session } from '../session.ts'
import { theShop, timeZoneOf } from '../settings.ts'

const mostTaxes = 50

/** Taxes, their groups, and how the shop charges them. */
export const taxHandlers = ({
  store,
  runtime,
}: Pick<Adapters, 'store' | 'runtime'>): Handlers<typeof taxMethods, Session> => {
  const change = (
    staffId: string | null,
    facts: JournalEntry['facts'],
    how: (shop: Shop) => Shop | Refusal,
  ): Record<string, never> | Refusal =>
    store.commit((transaction) => {
      const shop = how(theShop(transaction))
      if (isRefusal(shop)) return shop
      if (shop.taxRates.length > mostTaxes || (shop.taxGroups?.length ?? 0) > mostTaxes)
        return refuse('too_many_taxes', `A shop has at most ${mostTaxes} taxes and groups.`)
      transaction.put('settings', shop)
      appendJournal(transaction, runtime, { staffId, what: 'taxesChanged', subject: shop.id, facts })
      return {}
    })
  return {
    'taxes.saveRate': ({ id, name, ppm, perUnit, compound, from, until, later }, { staffId }) =>
      change(staffId, { rate: name, ppm, perUnit, compound, from, until, later: JSON.stringify(later) }, (shop) => {
        const zone = timeZoneOf(shop)
        return withTaxRate(shop, {
          ...{ id, name, ppm },
          ...(perUnit === 0 ? {} : { perUnit }),
          ...(compound ? { compound } : {}),
          ...(from === null ? {} : { from: startOfDay(from, zone) }),
          ...(until === null ? {} : { until: startOfDay(nextDay(until), zone) }),
          ...(later.length === 0 ? {} : { later: later.map((one) => ({ ...one, from: startOfDay(one.from, zone) })) }),
        })
      }),
    'taxes.removeRate': ({ id }, { staffId }) => change(staffId, { removed: id }, (shop) => withoutTaxRate(shop, id)),
    'taxes.saveGroup': ({ id, name, taxIds, retired }, { staffId }) =>
      change(staffId, { group: name, taxes: taxIds.join(), retired }, (shop) =>
        withTaxGroup(shop, { id, name, taxIds, ...(retired ? { retired } : {}) }),
      ),
    'taxes.setRules': (rules, { staffId }) => change(staffId, { ...rules }, (shop) => withTaxRules(shop, rules)),
  }
}
