import { type Refusal, refuse } from '../../refusal.ts'
import { isForGroup } from '../customer-group.ts'
import { isWithin, type Period } from '../period.ts'
import type { Promotion } from './promotion.ts'

/** Tills count apart, so that what two of them count at once is not lost where their versions become one. */
export type UsedBy = `usedBy:${string}`
export const usedBy = (deviceId: string): UsedBy => `usedBy:${deviceId}`

/** The uses that are counted on an offer. */
export const usesOf = (offer: Offer): Pick<Offer, 'used' | UsedBy> => ({
  ...Object.fromEntries(Object.entries(offer).filter(([field]) => field.startsWith(usedBy('')))),
  used: offer.used,
})

/** How often it was used. */
export const timesUsed = (offer: Offer): number => Object.values(usesOf(offer)).reduce((sum, one) => sum + one, 0)

/** A promotion as a shop keeps it, with what decides on whether it is on offer. */
export interface Offer extends Omit<Promotion, 'code'>, Period {
  /** Who says this code gets it; null: everybody does. In capital letters. */
  readonly code: string | null
  /** How many sales may use it; null: any number. */
  readonly limit: number | null
  /** How many had used it before each till counted its own; since then, how many each has, by the name of its device. */
  readonly used: number
  readonly [usedBy: UsedBy]: number
  /** Null: for everyone. */
  readonly customerGroup: string | null
}

/** For whom and when a cart is priced; `coupons` as they were entered, `at` in milliseconds since 1970. */
interface Occasion {
  readonly at: number
  readonly customerGroup: string | null
  readonly coupons: readonly string[]
}

/** A code as it is kept: however it was typed. */
export const couponCode = (text: string): string => text.trim().toUpperCase()

const isUsedUp = (offer: Offer): boolean => offer.limit !== null && timesUsed(offer) >= offer.limit

/** Promotions that the cart may have, as the core needs them. */
export const onOffer = (offers: readonly Offer[], { at, customerGroup, coupons }: Occasion): Promotion[] =>
  offers
    .filter(
      (offer) =>
        isWithin(offer, at) &&
        !isUsedUp(offer) &&
        (offer.code === null || coupons.includes(offer.code)) &&
        isForGroup(offer.customerGroup, customerGroup),
    )
    .map(({ id, name, reward, minimum, combinable, code }) => ({
      ...{ id, name, reward, minimum, combinable },
      ...(code === null ? {} : { code }),
    }))

/**
 * Whether a coupon is good here and now: null, or `unknown_coupon`, `coupon_not_yet`, `coupon_over`, `coupon_used_up`,
 * `coupon_for_others`.
 */
export const couponRefusal = (
  offers: readonly Offer[],
  code: string,
  { at, customerGroup }: Pick<Occasion, 'at' | 'customerGroup'>,
): Refusal | null => {
  const no = (refusal: string, message: string) => refuse(refusal, message, 'code')
  const offer = offers.find((one) => one.code === code)
  if (offer === undefined) return no('unknown_coupon', `There is no coupon “${code}”. Check the code.`)
  if (offer.from !== null && at < offer.from) return no('coupon_not_yet', `The coupon ${code} is not valid yet.`)
  if (offer.until !== null && at >= offer.until) return no('coupon_over', `The coupon ${code} is not valid any more.`)
  if (isUsedUp(offer)) return no('coupon_used_up', `The coupon ${code} has been used as often as it may be.`)
  if (!isForGroup(offer.customerGroup, customerGroup))
    return no('coupon_for_others', `The coupon ${code} is for customers of the group “${offer.customerGroup}”.`)
  return null
}
