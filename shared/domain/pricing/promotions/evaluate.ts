import { big, share, sum } from '../../money/money.ts'
import { spread } from '../../money/spread.ts'
import { isGoods } from '../cart.ts'
import { bundle } from './bundle.ts'
import { buyGet } from './buy-get.ts'
import type { Goods } from './goods.ts'
import type { Promotion, Reward } from './promotion.ts'
import { isAmong, type Offered } from './units.ts'

const million = 1_000_000

/** In which order promotions are applied: what is for units first, for the order last; then by their ids. */
const ranks: Readonly<Record<Reward['kind'], number>> = {
  bundle: 0,
  buyGet: 1,
  percent: 2,
  amount: 3,
  orderPercent: 4,
  orderAmount: 5,
}
export const inTurn = (one: Promotion, other: Promotion): number =>
  ranks[one.reward.kind] - ranks[other.reward.kind] || (one.id < other.id ? -1 : 1)

/** Minor units that a promotion takes off each piece, of what is left to pay of it. */
export const evaluate = ({ reward }: Promotion, offered: readonly Offered[]): number[] => {
  switch (reward.kind) {
    case 'percent':
      return each(reward.on, offered, ({ base }) => share(base, reward.ppm, million))
    case 'amount':
      return each(reward.on, offered, ({ base, quantity }) => Math.min(base, share(reward.amount, quantity, 1000)))
    case 'orderPercent':
      return offOrder(offered, (goods) => share(goods, reward.ppm, million))
    case 'orderAmount':
      return offOrder(offered, (goods) => Math.min(goods, reward.amount))
    case 'buyGet':
      return buyGet(reward, offered)
    case 'bundle':
      return bundle(reward, offered)
  }
}

const each = (goods: Goods, offered: readonly Offered[], amount: (piece: Offered) => number): number[] =>
  offered.map((piece) => (isAmong(goods, piece.line) ? amount(piece) : 0))

/** An amount off all goods together, spread over the pieces by what is left to pay of them. */
export const offOrder = (offered: readonly Offered[], amountOf: (goods: number) => number): number[] => {
  const bases = offered.map(({ line, base }) => (isGoods(line) ? base : 0))
  const goods = sum(bases)
  return goods === 0 ? bases.map(() => 0) : spread(amountOf(goods), bases.map(big))
}
