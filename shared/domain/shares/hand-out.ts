/** How something scarce stands at the hub. */
export interface Pool {
  /** What is there by all that tills have told: on hand less what is reserved, or a balance. */
  readonly there: number
  /** What is out with other tills, and with the one that asks. */
  readonly others: number
  readonly held: number
  /** What other tills lack for a customer who waits. */
  readonly lackedByOthers: number
}

/** What a till asks to hold. `least`: for a customer who waits; `wish`: to sell on when the hub is away. */
export interface Wanted {
  readonly least: number
  readonly wish: number
}

/**
 * How much more a till gets, so that what all hold together is never more than what is there. Who has a customer waiting
 * comes before who lays in.
 */
export const handOut = ({ there, others, held, lackedByOthers }: Pool, { least, wish }: Wanted): number => {
  const free = there - others - held
  return Math.max(0, Math.min(free, Math.max(least - held, Math.min(wish - held, free - lackedByOthers))))
}

/** How a till stands with goods that it sells. In thousandths. */
export interface Standing {
  /** What is left of its share. */
  readonly left: number
  /** What its open carts want. */
  readonly need: number
  /** What the whole shop has, as far as this till knows. */
  readonly available: number
  readonly tills: number
  /** Somebody waits for it at another till. */
  readonly wantedElsewhere: boolean
}

interface Plan extends Wanted {
  /** Whether the hub is to be asked for more. */
  readonly asks: boolean
  readonly givesBack: number
}

/** The least that is handed out, where it is there. */
const one = 1000

/**
 * What a till does about its share: it holds an even part of what there is, asks before half of that is gone, and gives back
 * what is more than twice of it, or what somebody waits for elsewhere.
 */
export const planOf = ({ left, need, available, tills, wantedElsewhere }: Standing): Plan => {
  const part = Math.floor(available / Math.max(1, tills) / one) * one
  const wish = Math.max(need, part, available > 0 ? one : 0)
  if (wantedElsewhere && left >= need) return { least: need, wish: need, asks: false, givesBack: left - need }
  const asks = left < need || left * 2 < wish
  return { least: need, wish, asks, givesBack: !asks && left > 2 * wish ? left - wish : 0 }
}
