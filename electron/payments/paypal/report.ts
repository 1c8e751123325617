import { currencyDigits } from '../../../shared/domain/money/currency.ts'
import type { GatewayBooking, GatewayUnavailable, Listing, Period } from '../../order-manager/ports/gateway.ts'
import { unavailable } from '../answers.ts'
import { minorUnits } from '../decimal.ts'
import type { PayPalConnection } from './connection.ts'
import { reportAnswer } from './documents.ts'

/** A row of Transaction Search: https://developer.paypal.com/docs/transaction-search/transaction-event-codes/ */
interface ReportRow {
  readonly id: string
  readonly code: string
  readonly at: number
  readonly value: string
  readonly currency: string
  readonly orderId: string | null
  readonly orderNumber: string | null
  readonly gatewayOrderId: string | null
}
type Rows = { readonly outcome: 'rows'; readonly rows: readonly ReportRow[] } | GatewayUnavailable

const pageSize = 500

/** All rows of at most 31 days, page by page. PayPal lists what happened with up to three hours' delay. */
export const reportRows = async (ask: PayPalConnection, from: number, to: number): Promise<Rows> => {
  const rows: ReportRow[] = []
  for (let page = 1; ; page += 1) {
    const query = new URLSearchParams({
      start_date: new Date(from).toISOString(),
      end_date: new Date(to - 1).toISOString(),
      fields: 'transaction_info',
      page_size: String(pageSize),
      page: String(page),
    })
    const answer = await ask({ method: 'GET', path: `/v1/reporting/transactions?${query.toString()}` })
    if (answer.outcome === 'unavailable') return answer
    const read = reportAnswer.safeParse(answer.body)
    if (answer.status >= 400 || !read.success) return unavailable('The merchant system gave no list of payments.')
    for (const { transaction_info: row } of read.data.transaction_details ?? [])
      if ((row.transaction_status ?? 'S') === 'S')
        rows.push({
          id: row.transaction_id,
          code: row.transaction_event_code,
          at: Date.parse(row.transaction_initiation_date),
          value: row.transaction_amount.value,
          currency: row.transaction_amount.currency_code,
          orderId: row.custom_field ?? null,
          orderNumber: row.invoice_id ?? null,
          gatewayOrderId: row.paypal_reference_id ?? null,
        })
    if (page >= (read.data.total_pages ?? 1)) return { outcome: 'rows', rows }
  }
}

/** Captures and refunds of a period. */
export const payPalList = async (ask: PayPalConnection, period: Period): Promise<Listing> => {
  const report = await reportRows(ask, period.from, period.to)
  if (report.outcome === 'unavailable') return report
  const bookings: GatewayBooking[] = []
  for (const { id, code, at, value, currency, orderId, orderNumber } of report.rows) {
    if (code !== 'T0006' && code !== 'T1107') continue
    const known = currency === period.currency ? period.digits : currencyDigits(currency)
    const amount = minorUnits(value, typeof known === 'number' ? known : 2)
    if (amount === null || Number.isNaN(at))
      return unavailable('The merchant system listed an amount or a time that can’t be read.')
    const kind = code === 'T0006' ? 'capture' : 'refund'
    bookings.push({ id, kind, at, amount: Math.abs(amount), currency, orderId, orderNumber })
  }
  return { outcome: 'listed', bookings }
}
