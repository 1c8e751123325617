import { tenderRules } from '../../../../electron/order-manager/settings.ts'
import { usualTenders } from '../../../../shared/domain/settings/tender-rules.ts'
import type { Trade } from './trade.ts'

/** A shop that took only what is usual takes tips and points, too, from now on. */
export const takeAllTenders = ({ adapters: { store } }: Trade): void => {
  if (tenderRules(store).points) return
  store.commit((transaction) =>
    transaction.put('settings', { ...usualTenders, tips: true, points: true, pointsPer: 50 }),
  )
}
