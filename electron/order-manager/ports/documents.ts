import type { ReceiptView } from '../../../shared/domain/documents/receipt-view.ts'
import type { ShiftReportView } from '../../../shared/domain/documents/shift-report-view.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Proven } from '../../../shared/domain/orders/proven.ts'
import type { Printer, Register, Shop } from '../../../shared/domain/settings/settings.ts'

interface ReceiptOptions {
  /** A repeated receipt says COPY and never opens the drawer. */
  readonly copy: boolean
  /** Who served the customer; null where nobody did (an online order). */
  readonly staffName: string | null
}

/** Paper: receipts, reports of shifts, packing slips and printer tests. Amounts come from `order.priced` and `order.totals`, never recomputed. */
export interface Documents {
  /** What stands on the receipt, as rows of finished text; the page draws it. */
  receipt(order: Order, shop: Shop, options: ReceiptOptions): ReceiptView
  /** A roll page of 80 mm, as long as its content. */
  receiptPdf(order: Order, shop: Shop, options: ReceiptOptions): Promise<Uint8Array>
  /** A4, without prices, with the order number as Code 128. */
  packingSlipPdf(order: Order, shop: Shop): Promise<Uint8Array>
  /** ESC/POS for the register's printer (42 columns where it has none). Opens the drawer first for a sale whose last payment was in cash, unless it is a copy. */
  receiptBytes(order: Order, shop: Shop, register: Register, options: ReceiptOptions): Uint8Array
  /** ESC/POS of a proof of what was paid on what is set aside, as it was then. It never opens the drawer. */
  proofBytes(proven: Proven, shop: Shop, register: Register, options: ReceiptOptions): Uint8Array
  /** A roll page of 80 mm, as long as its content. */
  shiftReportPdf(view: ShiftReportView): Promise<Uint8Array>
  /** ESC/POS for the register's printer. */
  shiftReportBytes(view: ShiftReportView, columns: Printer['columns']): Uint8Array
  /** Whether paper can show the shop's currency sign; its code is printed where it can't. */
  canPrintCurrency(shop: Shop): boolean
  /** ESC/POS: opens the drawer, prints nothing. */
  drawerBytes(): Uint8Array
  /** ESC/POS: shop, address of the printer, a ruler as wide as the paper, the currency sign and accents. */
  testPageBytes(shop: Shop, printer: Printer): Uint8Array
}
