import type { Rounding } from '../pricing/cart.ts'
import type { PriceList } from '../pricing/price-list.ts'
import type { Offer } from '../pricing/promotions/offer.ts'
import type { TaxGroup } from '../pricing/tax-group.ts'
import type { TaxRate } from '../pricing/tax-rate.ts'
import type { Exposure } from '../shares/exposure.ts'
import type { Share } from '../shares/share.ts'
import type { Role } from '../staff/role.ts'
import type { OrderWindow } from '../sync/order-window.ts'
import type { ActingFor, BoxKey } from './acting-for.ts'
import type { Favourites } from './favourites.ts'
import type { Gateway, GatewayBefore } from './gateway.ts'
import type { HubIdentity } from './hub-identity.ts'
import type { OrderRules } from './order-rules.ts'
import type { RegisterRules } from './register-rules.ts'
import type { ReturnRules } from './return-rules.ts'
import type { ServedWebShop } from './served-web-shop.ts'
import type { StockTold } from './stock-told.ts'
import type { TenderRules } from './tender-rules.ts'
import type { WebShop } from './web-shop.ts'

/** Documents of the `settings` collection, told apart by `kind`. Singletons have their kind as id. */

export interface Location {
  readonly id: string
  readonly name: string
  readonly kind: 'shopFloor' | 'warehouse'
}

export interface Shop {
  readonly id: 'shop'
  readonly kind: 'shop'
  readonly name: string
  /** Printed on receipts and slips, one line each. */
  readonly address: readonly string[]
  /** ISO 4217 code. */
  readonly currency: string
  /** Digits after the decimal point of the currency (ISO 4217). */
  readonly digits: number
  /** BCP 47, for numbers and dates. */
  readonly locale: string
  readonly pricesIncludeTax: boolean
  /** Where amounts of orders are rounded; by the line where it is left out. */
  readonly rounding?: Rounding
  /** Read its groups by `taxGroupsOf`: a shop from before there were groups has none. */
  readonly taxRates: readonly TaxRate[]
  readonly taxGroups?: readonly TaxGroup[]
  /** What shipping is charged with: a group's id, or `shares` for each of the goods' taxes in its part; left out: the first group. */
  readonly shippingTax?: string
  /** IANA name: whose midnights days begin at. The machine's own where it is left out. */
  readonly timeZone?: string
  readonly locations: readonly Location[]
  /** The sample shop: staff PINs are shown, the sandbox runs beside it. */
  readonly sample: boolean
  /** Who counts the drawer is not told what should be in it, without the permission to. Left out: they are told. */
  readonly blindCount?: boolean
}

export interface Register {
  readonly id: string
  readonly kind: 'register'
  readonly name: string
  /** Starts the receipt numbers of this register, `R1` in `R1-000042`. */
  readonly prefix: string
  /** The device that runs it, told since the shop has a hub. */
  readonly deviceId?: string
  /** Its public key, for what other tills seal for it: base64 of its SPKI. Left out until one had to. */
  readonly boxKey?: string
  /** What that device was called before backups were restored to it. */
  readonly earlierDevices?: readonly string[]
  /** Of a register that was begun for copied data: under which names these had been, as the other may still be. */
  readonly copyOf?: readonly string[]
  /**
   * When it was found out that the data are a copy, and got a series of their own: milliseconds since 1970. Left out once a
   * shift was opened after that.
   */
  readonly copiedAt?: number
  /** Stands between prefix and counter since a backup was restored, or the data were copied: `7K3QD` in `R1-7K3QD-000001`. */
  readonly series?: string
  /** Gapless within a series: the number of the last receipt that was committed. */
  readonly lastReceipt: number
  /** The open shift; null or left out while there is none. */
  readonly shiftId?: string | null
  /**
   * Since a backup was restored in a shop with a hub: what the device had opened from then on, under its earlier names, may
   * be open still. Milliseconds since 1970; left out where all of that is closed.
   */
  readonly shiftsLeftSince?: number
  /** Gapless within a series: the numbers of the last X and Z reports. Left out before the first. */
  readonly lastX?: number
  readonly lastZ?: number
  /** Likewise: the number of the last proof that something was paid on what is set aside. */
  readonly lastProof?: number
  /** Where counter sales take their stock from. */
  readonly locationId: string
  readonly printer: Printer | null
}

export interface Printer {
  readonly host: string
  readonly port: number
  /** Characters in a line of the standard font: 42 or 48 for 80 mm paper, 32 for 58 mm. */
  readonly columns: 32 | 42 | 48
}

export interface Device {
  readonly id: 'device'
  readonly kind: 'device'
  /** Names this installation in entries and in the journal. */
  readonly deviceId: string
  readonly registerId: string
  /** Stands in the numbers of online orders since a backup was restored, or the data were copied: `W-7K3QD-000001`. */
  readonly series?: string
  /** Last number given to an online order taken by this device. */
  readonly lastOnlineOrder: number
  /** Sequence number and hash of the journal's newest entry. */
  readonly journalSequence: number
  readonly journalHash: string
  /** Its hybrid logical time: see `JournalEntry`. Left out until an entry has been written with one. */
  readonly journalAt?: number
  readonly journalCounter?: number
}

/** The hub that this device syncs to. It stays on the device. */
export interface HubSetting {
  readonly id: 'hub'
  readonly kind: 'hub'
  readonly url: string
  /** SHA-256 of the certificate that it had at the pairing, hex; null where it speaks plain HTTP or has one that the system trusts. */
  readonly fingerprint: string | null
  /** Sealed by the secrets port. */
  readonly key: string
  readonly organisation: string
  /** The store at the hub that this device belongs to. */
  readonly store: string
  readonly role: 'till' | 'office'
  /** The till goes on without it since then. */
  readonly unpaired?: boolean
}

/** Whether this computer runs the shop's hub as well. */
export interface HostedHubSetting {
  readonly id: 'hostedHub'
  readonly kind: 'hostedHub'
  readonly on: boolean
  /** The TCP port that the other tills know it by. */
  readonly port: number
}

/** The card terminal beside the register, which is told what to charge. */
export interface CardTerminalSetting {
  readonly id: 'cardTerminal'
  readonly kind: 'cardTerminal'
  readonly provider: 'adyen'
  /** False once it was taken out; nothing is deleted. */
  readonly inUse: boolean
  readonly address: string
  /** `<model>-<serial number>`. */
  readonly poiId: string
  readonly keyIdentifier: string
  readonly keyVersion: number
  /** Sealed by the secrets port. */
  readonly passphrase: string
  /** PEM of who signs the terminals' certificates; empty where the system knows it. */
  readonly certificate: string
}

/** A promotion or a coupon that the shop made. What ended stays, for what was sold with it. */
export interface PromotionSetting extends Offer {
  readonly kind: 'promotion'
}

export interface PriceListSetting extends PriceList {
  readonly kind: 'priceList'
}

export type Setting =
  | Shop
  | HubSetting
  | HostedHubSetting
  | HubIdentity
  | Register
  | Device
  | WebShop
  | ServedWebShop
  | ActingFor
  | BoxKey
  | StockTold
  | Gateway
  | CardTerminalSetting
  | GatewayBefore
  | Role
  | RegisterRules
  | OrderRules
  | ReturnRules
  | OrderWindow
  | TenderRules
  | Favourites
  | PromotionSetting
  | PriceListSetting
  | Share
  | Exposure
