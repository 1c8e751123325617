import { proofView } from '../../shared/domain/documents/proof-view.ts'
import { receiptView } from '../../shared/domain/documents/receipt-view.ts'
import { formatMoney } from '../../shared/domain/format/format.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import type { Shop } from '../../shared/domain/settings/settings.ts'
import type { Documents } from '../order-manager/ports/documents.ts'
import { packingSlipPdf } from './packing-slip-pdf.ts'
import { packingSlipView } from './packing-slip-view.ts'
import { canPrint } from './printer-text.ts'
import { drawerBytes, receiptBytes } from './receipt-bytes.ts'
import { receiptPdf } from './receipt-pdf.ts'
import { shiftReportBytes } from './shift-report-bytes.ts'
import { shiftReportPdf } from './shift-report-pdf.ts'
import { testPageBytes } from './test-page-bytes.ts'

// 80 mm paper with the commonest print head.
const usualColumns = 42

/** The currency's sign, where paper has it. */
const displayOf = ({ currency }: Pick<Order, 'currency'>, shop: Shop): 'symbol' | 'code' =>
  canPrint(formatMoney(0, { ...shop, currency })) ? 'symbol' : 'code'

export const createDocuments = (): Documents => ({
  receipt: (order, shop, options) => receiptView({ order, shop, ...options }),
  receiptPdf: (order, shop, options) => receiptPdf(receiptView({ order, shop, ...options })),
  packingSlipPdf: (order, shop) => packingSlipPdf(packingSlipView(order, shop)),
  receiptBytes: (order, shop, register, options) => {
    const view = receiptView({ order, shop, ...options, currencyDisplay: displayOf(order, shop) })
    const openDrawer = !options.copy && order.payments.at(-1)?.tender === 'cash'
    return receiptBytes(view, register.printer?.columns ?? usualColumns, openDrawer)
  },
  proofBytes: (proven, shop, register, options) => {
    const view = proofView({ proven, shop, ...options, currencyDisplay: displayOf(proven.order, shop) })
    return receiptBytes(view, register.printer?.columns ?? usualColumns, false)
  },
  shiftReportPdf,
  shiftReportBytes,
  canPrintCurrency: (shop) => canPrint(formatMoney(0, shop)),
  drawerBytes,
  testPageBytes,
})
