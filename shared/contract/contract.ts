import { backupMethods } from './backups.ts'
import { bankStatementMethods } from './bank-statements.ts'
import { cardPaymentMethods } from './card-payments.ts'
import { cardTerminalMethods } from './card-terminal.ts'
import { cartMethods } from './carts.ts'
import { catalogMethods } from './catalog.ts'
import { customerMethods } from './customers.ts'
import { deskMethods } from './desk.ts'
import { favouriteMethods } from './favourites.ts'
import { hubLinkMethods } from './hub-link.ts'
import { layawayMethods } from './layaways.ts'
import { ledgerMethods } from './ledgers.ts'
import { orderFileMethods } from './order-files.ts'
import { orderMethods } from './orders.ts'
import { phoneOrderMethods } from './phone-orders.ts'
import { priceMethods } from './prices.ts'
import { promotionMethods } from './promotions.ts'
import { reconciliationMethods } from './reconciliation.ts'
import { registerMethods } from './register.ts'
import { returnMethods } from './returns.ts'
import { setupMethods } from './setup.ts'
import { shiftMethods } from './shifts.ts'
import { splitOrderMethods } from './split-orders.ts'
import { staffMethods } from './staff.ts'
import { taxMethods } from './taxes.ts'
import { tellingMethods } from './tellings.ts'
import { voucherMethods } from './vouchers.ts'
import { webShopMethods } from './web-shops.ts'

/** The whole API between a page and the order manager, on every transport. */
export const contract = {
  ...setupMethods,
  ...webShopMethods,
  ...cardTerminalMethods,
  ...staffMethods,
  ...catalogMethods,
  ...favouriteMethods,
  ...promotionMethods,
  ...priceMethods,
  ...taxMethods,
  ...registerMethods,
  ...cardPaymentMethods,
  ...cartMethods,
  ...layawayMethods,
  ...returnMethods,
  ...customerMethods,
  ...ledgerMethods,
  ...voucherMethods,
  ...shiftMethods,
  ...orderMethods,
  ...orderFileMethods,
  ...phoneOrderMethods,
  ...deskMethods,
  ...splitOrderMethods,
  ...tellingMethods,
  ...reconciliationMethods,
  ...bankStatementMethods,
  ...backupMethods,
  ...hubLinkMethods,
}
export type Contract = typeof contract
