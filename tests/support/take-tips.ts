import type { Adapters } from '../../electron/order-manager/adapters.ts'
import { usualTenders } from '../../shared/domain/settings/tender-rules.ts'

/** The shop takes tips from now on. */
export const takeTips = ({ store }: Pick<Adapters, 'store'>): void =>
  store.commit((transaction) => transaction.put('settings', { ...usualTenders, tips: true }))
