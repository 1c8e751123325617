import type { Goods } from './goods.ts'

/** What a promotion takes off. Rates in parts per million, amounts in minor units, units in whole pieces. */
export type Reward =
  | { readonly kind: 'percent'; readonly ppm: number; readonly on: Goods }
  /** Off each unit, or each kilogram. */
  | { readonly kind: 'amount'; readonly amount: number; readonly on: Goods }
  | { readonly kind: 'orderPercent'; readonly ppm: number }
  /** Once, off the order. */
  | { readonly kind: 'orderAmount'; readonly amount: number }
  /**
   * Who buys so many gets so many others at `ppm` off (1000000: free), again and again. `get` null: more of the same
   * goods. The cheapest are those that are got.
   */
  | {
      readonly kind: 'buyGet'
      readonly buy: Goods
      readonly buyUnits: number
      readonly get: Goods | null
      readonly getUnits: number
      readonly ppm: number
    }
  /** One price for so many of each part together, again and again, the dearest first. */
  | {
      readonly kind: 'bundle'
      readonly parts: readonly { readonly of: Goods; readonly units: number }[]
      readonly price: number
    }

/** A promotion that is on offer: its dates, its coupon and its limit have been looked at. */
export interface Promotion {
  readonly id: string
  readonly name: string
  readonly reward: Reward
  /** What the goods must come to after the lines' own discounts, in minor units; null for no threshold. */
  readonly minimum: number | null
  /** False: it is alone on the goods that it touches. */
  readonly combinable: boolean
  /** The coupon that it needs; left out where it needs none, and by earlier versions. */
  readonly code?: string
}
