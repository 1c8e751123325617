import { createShifts } from '../../../../electron/order-manager/shifts/shifts.ts'
import { openShift } from '../../../../electron/order-manager/shifts/write.ts'
import { expectedCash } from '../../../../shared/domain/shifts/drawer.ts'
import { type Trade, taken } from './trade.ts'

/** Opens the register where no shift is open: the last one was closed, or the shop was killed before it had one. */
export const keepOpen = ({ adapters, random }: Trade): void => {
  if (openShift(adapters.store) !== undefined) return
  taken(createShifts(adapters).open(null, adapters.runtime.newId(), { amount: random.below(30_000) }))
}

/** What happens to a drawer beside sales: cash in and out, drops, X reports, and now and then a count and a Z. */
export const workOnShift = (trade: Trade): void => {
  const { adapters, random } = trade
  keepOpen(trade)
  const shifts = createShifts(adapters)
  const id = adapters.runtime.newId()
  const dice = random.below(10)
  const shift = openShift(adapters.store)
  if (dice < 7) {
    const move = (['paidIn', 'paidOut', 'drop'] as const)[dice % 3] ?? 'drop'
    taken(shifts.move(null, { move, amount: 1 + random.below(9999), reason: 'change', cause: id }))
  } else if (dice < 8 || shift === undefined) taken(shifts.takeX(null, id))
  else {
    const count = { amount: Math.max(0, expectedCash(shift) - random.below(2) * random.below(500)) }
    const blind = random.below(2) === 0
    taken(shifts.close(null, { reportId: id, count, reason: blind ? '' : 'counted twice', blind }))
    if (blind && count.amount !== expectedCash(shift)) taken(shifts.explain(null, id, 'change not given'))
  }
}
