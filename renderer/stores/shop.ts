import { create } from 'zustand'
import { formatMoment } from '../../shared/domain/documents/receipt-view.ts'
import { formatMoney, formatQuantity, formatRate } from '../../shared/domain/format/format.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import type { RegisterRules } from '../../shared/domain/settings/register-rules.ts'
import type { Register, Shop } from '../../shared/domain/settings/settings.ts'
import type { TenderRules } from '../../shared/domain/settings/tender-rules.ts'
import { subscribe } from '../client/client.ts'

/** Amounts, quantities and times as this shop writes them. */
export interface Format {
  /** Minor units with the currency: `€12.34`. */
  readonly money: (minor: number) => string
  /** Minor units without it, for columns. */
  readonly figures: (minor: number) => string
  /** The same with a plus or a minus before it. */
  readonly difference: (minor: number) => string
  /** Thousandths: `2`, `1.250 kg`. */
  readonly quantity: (thousandths: number, unit: 'piece' | 'kg') => string
  /** Parts per million: `20%`. */
  readonly rate: (ppm: number) => string
  /** Milliseconds since 1970: date and time by the shop's clock. */
  readonly moment: (at: number) => string
}

interface Settings {
  readonly shop: Shop
  readonly register: Register
  readonly rules: RegisterRules
  readonly cardTerminal: { readonly poiId: string } | null
  readonly tenders: TenderRules
  readonly format: Format
}

/** A hyphen before a figure is too short and sits too low to be seen in a column of figures. */
const withMinus = (text: string): string => text.replace('-', '−')

const formatOf = ({ currency, digits, locale, timeZone }: Shop): Format => ({
  money: (minor) => withMinus(formatMoney(minor, { currency, digits, locale })),
  difference: (minor) => withMinus(formatMoney(minor, { currency, digits, locale, display: 'none', signed: true })),
  figures: (minor) => withMinus(formatMoney(minor, { currency, digits, locale, display: 'none' })),
  quantity: (thousandths, unit) => withMinus(formatQuantity(thousandths, unit, locale)),
  rate: (ppm) => formatRate(ppm, locale),
  moment: (at) => formatMoment(at, { locale, ...(timeZone !== undefined && { timeZone }) }),
})

/** Null until the settings have arrived; the shell shows no page before that. */
const useSettings = create<{ readonly settings: Settings | null }>()(() => ({ settings: null }))

/** Follows the settings for as long as somebody is signed in. The answer stops it. */
export const followSettings = (): (() => void) =>
  subscribe('settings.read', {}, (answer) => {
    if (!isRefusal(answer)) useSettings.setState({ settings: { ...answer, format: formatOf(answer.shop) } })
  })

/** Whether the pages can be shown. */
export const useSettingsReady = (): boolean => useSettings((state) => state.settings !== null)

const present = (settings: Settings | null): Settings => {
  if (settings === null) throw new Error('The settings are not there yet: pages are shown inside the shell only.')
  return settings
}

/** The shop, its register, and how it writes amounts. For components inside the shell. */
export const useShop = (): Shop => useSettings((state) => present(state.settings).shop)
export const useRegister = (): Register => useSettings((state) => present(state.settings).register)
export const useRules = (): RegisterRules => useSettings((state) => present(state.settings).rules)
export const useTenders = (): TenderRules => useSettings((state) => present(state.settings).tenders)
/** The card terminal that is told what to charge, if there is one. */
export const useCardTerminal = () => useSettings((state) => present(state.settings).cardTerminal)
export const useFormat = (): Format => useSettings((state) => present(state.settings).format)

/** Whether the float was counted, so that money can be taken. */
const hasShift = ({ shiftId = null }: Register): boolean => shiftId !== null
export const useRegisterOpen = (): boolean => useSettings((state) => hasShift(present(state.settings).register))

/** The same outside of components. */
export const settingsNow = (): Settings => present(useSettings.getState().settings)
export const isRegisterOpen = (): boolean => hasShift(settingsNow().register)
