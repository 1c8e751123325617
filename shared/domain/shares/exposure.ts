import { formatMoney } from '../format/format.ts'
import { type Refusal, refuse } from '../refusal.ts'

/**
 * What a till took, since it was last in step with the hub, that other tills may have taken as well; a document of `settings`
 * that stays on its till. In step: the hub has all that it took, and it knows all that was there before that.
 */
export interface Exposure {
  readonly id: 'exposure'
  readonly kind: 'exposure'
  /** Minor units of gift cards, store credit and points. */
  readonly credit: number
  /** Uses of promotions with a limit, by their ids. */
  readonly uses: Readonly<Record<string, number>>
}

export const noExposure: Exposure = { id: 'exposure', kind: 'exposure', credit: 0, uses: {} }

/** What the shop allows each till; null is without a limit, as it was before there was one. */
export interface ExposureLimits {
  /** Minor units, of all cards and accounts together. */
  readonly credit: number | null
  /** Of each promotion: at least 1, so that tills that are in step go on. */
  readonly uses: number | null
}

/** So much more of cards and credit, in minor units, or `exposure_used`, which says how much may still be taken. */
export const moreCredit = (
  { credit }: Pick<Exposure, 'credit'>,
  { credit: most }: Pick<ExposureLimits, 'credit'>,
  amount: number,
  money: { readonly currency: string; readonly digits: number; readonly locale: string },
): Exposure['credit'] | Refusal => {
  if (most === null || credit + amount <= most) return credit + amount
  const rest = most - credit
  const what = rest <= 0 ? 'nothing more' : `${formatMoney(rest, money)} more`
  return refuse(
    'exposure_used',
    `This till may take ${what} of gift cards and credit until the hub has heard of the last. Take the rest otherwise, or try again in a moment.`,
    'amount',
  )
}

/** One more use of a promotion, or `exposure_used`. */
export const oneMoreUse = (
  { uses }: Pick<Exposure, 'uses'>,
  { uses: most }: Pick<ExposureLimits, 'uses'>,
  { id, name }: { readonly id: string; readonly name: string },
): Exposure['uses'] | Refusal => {
  const used = uses[id] ?? 0
  return most !== null && used >= most
    ? refuse(
        'exposure_used',
        `“${name}” has been used here as often as it may be until the hub has answered. Try again, or take it off the cart.`,
      )
    : { ...uses, [id]: used + 1 }
}
