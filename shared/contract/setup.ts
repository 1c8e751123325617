import { z } from 'zod'
import type { Gateway, GatewayField } from '../domain/settings/gateway.ts'
import type { RegisterRules } from '../domain/settings/register-rules.ts'
import type { Register, Shop } from '../domain/settings/settings.ts'
import type { TenderRules } from '../domain/settings/tender-rules.ts'
import { command, live } from './method.ts'
import { document, documents, done, pin, text } from './parts.ts'
import type { WebShopCard } from './web-shops.ts'

const rounding = z.enum(['line', 'order'])
const ppm = z.int().min(0).max(1_000_000)
const mostRates = 10

const taxRate = z.strictObject({
  name: text(40),
  ppm,
  /** Minor units for each unit sold, beside the percentage. */
  perUnit: z.int().min(0).max(1_000_000_000).exactOptional(),
  /** Charged on the price and on the taxes before it. */
  compound: z.boolean().exactOptional(),
  /** Places in the list, from 0, of further taxes that goods of this rate are charged with. */
  also: z.array(z.int().min(0)).max(mostRates).exactOptional(),
  /** Percentages from a moment on, milliseconds since 1970. */
  later: z
    .array(z.strictObject({ from: z.int().min(0), ppm }))
    .max(20)
    .exactOptional(),
})
const taxRates = z
  .array(taxRate)
  .min(1)
  .max(mostRates)
  .refine(
    (rates) => rates.every(({ also = [] }, place) => also.every((one) => one < rates.length && one !== place)),
    'A rate goes with other rates of the list.',
  )

export const newShop = z.strictObject({
  name: text(80),
  address: z.array(text(80)).max(5),
  /** ISO 4217. */
  currency: z.string().length(3),
  /** BCP 47. */
  locale: z.string().min(2).max(20),
  pricesIncludeTax: z.boolean(),
  rounding: rounding.exactOptional(),
  taxRates,
  register: z.strictObject({
    name: text(40),
    prefix: z.string().regex(/^[A-Z0-9]{1,6}$/, 'A prefix has 1 to 6 capital letters or digits.'),
  }),
  admin: z.strictObject({ name: text(60), pin }),
})
export type NewShop = z.output<typeof newShop>

/** What the page must know before anyone has signed in. */
const setupState = z.object({
  /** `empty`: the first start, nothing has been chosen yet. `damaged`: the data can't be used; `recovery.state` says more. */
  state: z.enum(['empty', 'open', 'damaged']),
  shopName: z.string(),
  sample: z.boolean(),
  registerName: z.string(),
  /** BCP 47: how the shop writes dates; null where no shop can be read. */
  locale: z.string().nullable(),
  /**
   * Since the data turned out to be a copy, until the next shift is opened: when that was, in milliseconds since 1970, and the series of
   * receipts that began with it; null at all other times.
   */
  copied: z.object({ at: z.number(), series: z.string() }).nullable(),
  /** The sandbox of the sample shop, once it runs. */
  sandbox: z
    .object({
      webShop: z.string(),
      merchant: z.string(),
      acquirer: z.string(),
      bank: z.string(),
      printer: z.string(),
      terminal: z.string(),
    })
    .nullable(),
})
export type SetupState = z.output<typeof setupState>

/** A gateway as the settings show it: its secrets are left empty. */
export type GatewayCard = Omit<Gateway, 'kind'>

/** A kind of gateway that can be set up. */
export interface GatewayKindCard {
  readonly provider: string
  readonly name: string
  readonly about: string
  readonly fields: readonly GatewayField[]
}

export const setupMethods = {
  'setup.state': live('anyone', z.strictObject({}), setupState),
  /** Refuses `already_set_up`. */
  'setup.openSampleShop': command('anyone', z.strictObject({}), done),
  /** Refuses `already_set_up`, `unknown_currency`, `currency_in_fifths`, `unknown_locale`. */
  'setup.createShop': command('anyone', newShop, done),

  'settings.read': live(
    'signedIn',
    z.strictObject({}),
    z.object({
      shop: document<Shop>(),
      register: document<Register>(),
      rules: document<RegisterRules>(),
      /** Which card terminal is told what to charge; null where cards are paid on a machine that stands by itself. */
      cardTerminal: z.object({ poiId: z.string() }).nullable(),
      tenders: document<TenderRules>(),
    }),
  ),
  /** What the settings screen shows beyond the shop and its register. Secrets are never among it. */
  'settings.connections': live(
    'settings.manage',
    z.strictObject({}),
    z.object({
      storefrontUrl: z.string(),
      /** Where web shops are answered while every till is closed; null where the shop has no hub. */
      hubUrl: z.string().nullable(),
      dataFolder: z.string(),
      version: z.string(),
      webShops: documents<WebShopCard>(),
      gateways: documents<GatewayCard>(),
      gatewayKinds: documents<GatewayKindCard>(),
      cardTerminal: z
        .object({
          address: z.string(),
          poiId: z.string(),
          keyIdentifier: z.string(),
          keyVersion: z.int(),
          certificate: z.string(),
        })
        .nullable(),
    }),
  ),
  /** Where amounts are rounded from the next cart on; those that are open stay as they began. Journalled. */
  'settings.setRounding': command('settings.manage', z.strictObject({ rounding }), done),
  'settings.setRules': command(
    'settings.manage',
    z.strictObject({
      lockAfterMinutes: z.int().min(0).max(240),
      voidsNeedReason: z.boolean(),
      /** Those of what is set aside stay as they are where they are left out. */
      layawayLeastPpm: z.int().min(0).max(1_000_000).exactOptional(),
      layawayDays: z.int().min(1).max(366).exactOptional(),
    }),
    done,
  ),
  /** Which tenders are taken beside cash and cards, and whether tips are. Gift cards that were sold keep the end that they were sold with. */
  'settings.setTenders': command(
    'settings.manage',
    z.strictObject({
      giftCards: z.boolean(),
      storeCredit: z.boolean(),
      onAccount: z.boolean(),
      giftCardMonths: z.int().min(0).max(120),
      points: z.boolean(),
      pointsPer: z.int().min(1).max(1_000_000_000),
      vouchers: z.boolean(),
      voucherRest: z.enum(['forfeited', 'refused']),
      tips: z.boolean(),
      /** Parts per million. */
      tipPresets: z.array(z.int().min(1).max(1_000_000)).max(4),
      /** Stay as they are where they are left out. */
      creditAlone: z.int().min(0).max(1_000_000_000_000).nullable().exactOptional(),
      usesAlone: z.int().min(1).max(1_000_000).nullable().exactOptional(),
    }),
    done,
  ),
  /** A null printer switches printing off. */
  'settings.setPrinter': command(
    'settings.manage',
    z.strictObject({
      printer: z
        .strictObject({
          host: text(200),
          port: z.int().min(1).max(65_535),
          columns: z.union([z.literal(32), z.literal(42), z.literal(48)]),
        })
        .nullable(),
    }),
    done,
  ),
  /**
   * A new gateway, or a known one changed; its provider stays. A secret that is left empty stays what it was. Refuses
   * `unknown_provider`, `provider_is_fixed`, and as `checkFields`.
   */
  'settings.setGateway': command(
    'settings.manage',
    z.strictObject({
      id: z.string().regex(/^[a-zA-Z0-9-]{1,40}$/, 'An id has letters, digits and hyphens.'),
      name: text(60),
      active: z.boolean(),
      provider: text(40),
      fields: z.record(z.string().max(40), z.string().max(1000)),
    }),
    done,
  ),
}
