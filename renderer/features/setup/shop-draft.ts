import { type NewShop, newShop } from '../../../shared/contract/setup.ts'
import type { Rounding } from '../../../shared/domain/pricing/cart.ts'
import type { CountryDefaults } from './countries.ts'

/** The form as it is being filled in. */
export interface ShopDraft {
  readonly country: string
  readonly name: string
  /** One line of the address each. */
  readonly address: string
  readonly currency: string
  readonly locale: string
  readonly pricesIncludeTax: boolean
  readonly rounding: Rounding
  /** `key` tells rows apart while they change; `ppm` is null while the field holds no number. */
  readonly taxRates: readonly { readonly key: string; readonly name: string; readonly ppm: number | null }[]
  readonly registerName: string
  readonly prefix: string
  readonly adminName: string
  readonly pin: string
  readonly pinAgain: string
}

const rateNames = ['', ' reduced', ' low', ' zero']

const taxRowsOf = ({ taxName, rates }: CountryDefaults): ShopDraft['taxRates'] =>
  rates.map((ppm, index) => ({
    key: `${index}`,
    name: `${taxName}${ppm === 0 && index > 0 ? ' zero' : (rateNames[index] ?? '')}`,
    ppm,
  }))

/** The draft with what is usual in the country. */
export const withCountry = (draft: ShopDraft, defaults: CountryDefaults): ShopDraft => ({
  ...draft,
  country: defaults.country,
  currency: defaults.currency,
  locale: defaults.locale,
  pricesIncludeTax: defaults.pricesIncludeTax,
  taxRates: taxRowsOf(defaults),
})

export const firstDraft = (defaults: CountryDefaults): ShopDraft =>
  withCountry(
    {
      country: '',
      name: '',
      address: '',
      currency: '',
      locale: '',
      pricesIncludeTax: true,
      rounding: 'line',
      taxRates: [],
      registerName: 'Till 1',
      prefix: 'T1',
      adminName: '',
      pin: '',
      pinAgain: '',
    },
    defaults,
  )

/** What the order manager is asked for; missing numbers stay missing, and are found by the contract's own rules. */
const requestOf = (draft: ShopDraft): unknown => ({
  name: draft.name,
  address: draft.address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  currency: draft.currency,
  locale: draft.locale,
  pricesIncludeTax: draft.pricesIncludeTax,
  rounding: draft.rounding,
  taxRates: draft.taxRates.map(({ name, ppm }) => ({ name, ppm })),
  register: { name: draft.registerName, prefix: draft.prefix },
  admin: { name: draft.adminName, pin: draft.pin },
})

export const steps = ['Shop', 'Prices and tax', 'Register', 'You'] as const

const stepOfField: Readonly<Record<string, number>> = {
  name: 0,
  address: 0,
  currency: 1,
  locale: 1,
  pricesIncludeTax: 1,
  rounding: 1,
  taxRates: 1,
  register: 2,
  admin: 3,
}

/** Sentences for what the contract's schema says in its own way. */
const sentence = (path: string, message: string): string => {
  if (/prefix|pin$/.test(path)) return message
  if (path === 'address') return 'An address has at most five lines of 80 characters.'
  if (path.endsWith('.ppm')) return 'Enter a rate from 0 to 100.'
  if (path === 'taxRates') return 'A shop has one to ten tax rates. Without tax, enter one of 0 %.'
  return 'Fill this in.'
}

/** What is wrong with a step's fields, by the contract's rules: path (`taxRates.0.ppm`) to sentence. */
export const faultsOf = (draft: ShopDraft, step: number): Readonly<Record<string, string>> => {
  const faults: Record<string, string> = {}
  const parsed = newShop.safeParse(requestOf(draft))
  for (const issue of parsed.error?.issues ?? []) {
    const path = issue.path[0] === 'address' ? 'address' : issue.path.map(String).join('.')
    if (stepOfField[String(issue.path[0])] === step) faults[path] ??= sentence(path, issue.message)
  }
  if (step === 3 && draft.pin !== draft.pinAgain) faults['pinAgain'] = 'The two PINs are not the same.'
  return faults
}

/** The finished request, or null while something is still wrong. */
export const finishedShop = (draft: ShopDraft): NewShop | null => newShop.safeParse(requestOf(draft)).data ?? null

/** The step on which a field of the contract stands, so that a refusal can lead there. */
export const stepOf = (field: string): number => stepOfField[field.split('.')[0] ?? ''] ?? 0
