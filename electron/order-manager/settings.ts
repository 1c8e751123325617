import type { Market } from '../../shared/domain/orders/market.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { type ActingFor, actingId } from '../../shared/domain/settings/acting-for.ts'
import { firstGateway, type Gateway, gatewayOf as readGateway } from '../../shared/domain/settings/gateway.ts'
import { defaultOrderRules, type OrderRules } from '../../shared/domain/settings/order-rules.ts'
import { defaultRules, type RegisterRules } from '../../shared/domain/settings/register-rules.ts'
import { defaultReturnRules, type ReturnRules } from '../../shared/domain/settings/return-rules.ts'
import type {
  CardTerminalSetting,
  Device,
  HubSetting,
  PriceListSetting,
  PromotionSetting,
  Register,
  Shop,
} from '../../shared/domain/settings/settings.ts'
import { type TenderRules, usualTenders } from '../../shared/domain/settings/tender-rules.ts'
import type { WebShop } from '../../shared/domain/settings/web-shop.ts'
import { type Exposure, type ExposureLimits, noExposure } from '../../shared/domain/shares/exposure.ts'
import { noWindow, type OrderWindow } from '../../shared/domain/sync/order-window.ts'
import type { Reader } from './ports/store.ts'

/** The shop's documents in `settings`, typed. Those that every shop has throw where no shop is set up. */

export const shopIfAny = (reader: Reader): Shop | undefined => reader.get('settings', 'shop') as Shop | undefined

const need = <T>(document: T | undefined, what: string): T => {
  if (document === undefined) throw new Error(`No ${what} is set up yet.`)
  return document
}

export const theShop = (reader: Reader): Shop => need(shopIfAny(reader), 'shop')
/** Whose midnights the shop's days begin at; that of the machine until somebody has chosen. */
export const timeZoneOf = ({ timeZone }: Pick<Shop, 'timeZone'>): string =>
  timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
/** Where goods of online orders are taken from: the warehouse, where there is one. */
export const locationOfOrders = ({ locations }: Pick<Shop, 'locations'>): string =>
  (locations.find(({ kind }) => kind === 'warehouse') ?? locations[0])?.id ?? ''
export const theDevice = (reader: Reader): Device =>
  need(reader.get('settings', 'device') as Device | undefined, 'device')
/** The register that this device runs. */
export const theRegister = (reader: Reader): Register =>
  need(reader.get('settings', theDevice(reader).registerId) as Register | undefined, 'register')
/** The hub that the till is paired with, be it away just now. */
export const theHub = (reader: Reader): HubSetting | undefined => {
  const hub = reader.get('settings', 'hub')
  return hub?.kind === 'hub' && hub.unpaired !== true ? hub : undefined
}
export const hasHub = (reader: Reader): boolean => theHub(reader) !== undefined
export const registerRules = (reader: Reader): RegisterRules =>
  (reader.get('settings', 'registerRules') as RegisterRules | undefined) ?? defaultRules
export const orderRules = (reader: Reader): OrderRules =>
  (reader.get('settings', 'orderRules') as OrderRules | undefined) ?? defaultOrderRules
export const orderWindow = (reader: Reader): OrderWindow =>
  (reader.get('settings', noWindow.id) as OrderWindow | undefined) ?? noWindow
export const returnRules = (reader: Reader): ReturnRules =>
  (reader.get('settings', 'returnRules') as ReturnRules | undefined) ?? defaultReturnRules
/** What a shop of an earlier version had not chosen yet is as usual. */
export const tenderRules = (reader: Reader): TenderRules => ({
  ...usualTenders,
  ...(reader.get('settings', 'tenderRules') as Partial<TenderRules> | undefined),
})
export const exposure = (reader: Reader): Exposure =>
  (reader.get('settings', 'exposure') as Exposure | undefined) ?? noExposure
/** How far a till goes on its own word. */
export const exposureLimits = (reader: Reader): ExposureLimits => {
  const { creditAlone, usesAlone } = tenderRules(reader)
  return { credit: creditAlone, uses: usesAlone }
}
/** Undefined where none is in use. */
export const theCardTerminal = (reader: Reader): CardTerminalSetting | undefined => {
  const found = reader.get('settings', 'cardTerminal') as CardTerminalSetting | undefined
  return found?.inUse === true ? found : undefined
}
/** The ways to pay online, the first that was set up first. */
export const gateways = (reader: Reader): Gateway[] =>
  reader
    .settingsOf('gateway')
    .map(readGateway)
    .sort((one, other) => Number(other.id === firstGateway) - Number(one.id === firstGateway))
/** The gateway of an order; orders of before there were several name none. */
export const gatewayById = (reader: Reader, id: string | undefined): Gateway | undefined => {
  const found = reader.get('settings', id ?? firstGateway)
  return found?.kind === 'gateway' ? readGateway(found) : undefined
}
export const webShops = (reader: Reader): WebShop[] => reader.settingsOf('webShop')
export const webShop = (reader: Reader, id: string): WebShop | undefined => {
  const found = reader.get('settings', id)
  return found?.kind === 'webShop' ? found : undefined
}
/** A web shop that is set up at another till, and its ways to pay, as far as this till was told of them. */
const actingFor = (reader: Reader, webShopId: string): ActingFor | undefined => {
  const found = reader.get('settings', actingId(webShopId))
  return found?.kind === 'actingFor' ? found : undefined
}
/** The web shop for whose orders this till can act: of its own, or of another till's. */
export const actingShop = (reader: Reader, id: string): WebShop | undefined =>
  webShop(reader, id) ?? actingFor(reader, id)?.webShop
/** The way that an order is paid: of the till at which its web shop is set up. */
export const gatewayOf = (reader: Reader, { web }: Pick<Order, 'web'>): Gateway | undefined => {
  const acting =
    webShop(reader, web?.webShopId ?? '') === undefined ? actingFor(reader, web?.webShopId ?? '') : undefined
  return acting === undefined
    ? gatewayById(reader, web?.gateway)
    : acting.ways.find(({ id }) => id === (web?.gateway ?? firstGateway))
}

export const promotions = (reader: Reader): PromotionSetting[] => reader.settingsOf('promotion')
const priceLists = (reader: Reader): PriceListSetting[] => reader.settingsOf('priceList')
/** What the shop offers at the moment `at`, milliseconds since 1970. */
export const theMarket = (reader: Reader, at: number): Market => ({
  offers: promotions(reader),
  priceLists: priceLists(reader),
  at,
})
