import type { NewShop } from '../../../shared/contract/setup.ts'
import { currencyDigits } from '../../../shared/domain/money/currency.ts'
import type { TaxRate } from '../../../shared/domain/pricing/tax-rate.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Founding } from './found-shop.ts'

/**
 * A shop as its owner described it: a shop floor, a warehouse, one register, one admin, no products yet.
 * Refuses `unknown_currency`, `currency_in_fifths`, `unknown_locale`.
 */
export const newShop = (wanted: NewShop, runtime: Pick<Runtime, 'newId'>): Founding | Refusal => {
  const digits = currencyDigits(wanted.currency)
  if (isRefusal(digits)) return digits
  if (!isLocale(wanted.locale))
    return refuse('unknown_locale', `“${wanted.locale}” is not a language tag such as en-IE or de-DE.`, 'locale')
  const shopFloor = { id: runtime.newId(), name: 'Shop floor', kind: 'shopFloor' as const }
  const warehouse = { id: runtime.newId(), name: 'Warehouse', kind: 'warehouse' as const }
  return {
    shop: {
      id: 'shop',
      kind: 'shop',
      name: wanted.name,
      address: wanted.address,
      currency: wanted.currency,
      digits,
      locale: wanted.locale,
      pricesIncludeTax: wanted.pricesIncludeTax,
      ...(wanted.rounding === undefined ? {} : { rounding: wanted.rounding }),
      sample: false,
      taxRates: taxRatesOf(wanted, runtime.newId),
      locations: [shopFloor, warehouse],
    },
    register: {
      id: runtime.newId(),
      kind: 'register',
      name: wanted.register.name,
      prefix: wanted.register.prefix,
      lastReceipt: 0,
      locationId: shopFloor.id,
      printer: null,
    },
    products: [],
    movements: [],
    staff: [{ name: wanted.admin.name, role: 'admin', pin: wanted.admin.pin }],
  }
}

/** The rates with ids; the places of others that they go with become their ids. */
const taxRatesOf = ({ taxRates }: NewShop, newId: () => string): TaxRate[] => {
  const ids = taxRates.map(() => newId())
  return taxRates.map(({ also, ...rate }, place) => ({
    id: ids[place] ?? newId(),
    ...rate,
    ...(also === undefined ? {} : { also: also.flatMap((one) => ids[one] ?? []) }),
  }))
}

const isLocale = (tag: string): boolean => {
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag]).length > 0
  } catch {
    return false
  }
}
