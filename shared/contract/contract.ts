import { backupMethods } from './backups.ts'
import { catalogMethods } from './catalog.ts'
import { orderMethods } from './orders.ts'
import { promotionMethods } from './promotions.ts'
import { registerMethods } from './register.ts'
import { setupMethods } from './setup.ts'
import { shiftMethods } from './shifts.ts'

/** The whole API between a page and the order manager, on every transport. */
export const contract = {
  ...setupMethods,
  ...catalogMethods,
  ...promotionMethods,
  ...registerMethods,
  ...shiftMethods,
  ...orderMethods,
  ...backupMethods,
}
export type Contract = typeof contract
