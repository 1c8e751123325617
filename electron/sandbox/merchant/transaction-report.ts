import type { FastifyInstance } from 'fastify'
import { takeFault } from '../faults.ts'
import type { MerchantLedger } from './merchant-ledger.ts'
import { type Amount, paypalMoney } from './paypal-money.ts'
import { problem } from './paypal-problems.ts'

/** The longest period that Transaction Search lists, in milliseconds. */
const LONGEST = 31 * 24 * 3_600_000

type Row = {
  id: string
  code: 'T0006' | 'T1107' | 'T1300'
  at: number
  amount: Amount
  sign: 1 | -1
  customId: string | null
  invoiceId: string | null
  reference: string | null
}

/**
 * GET /v1/reporting/transactions: authorisations, captures and refunds of a period, oldest first, page by page. PayPal
 * shows them within three hours; the sandbox at once. A `report` fault leaves out the newest row (lost), or fails.
 */
export function serveReport(api: FastifyInstance, ledger: MerchantLedger): void {
  api.get<{ Querystring: Record<string, string | undefined> }>('/v1/reporting/transactions', async (request, reply) => {
    const taken = takeFault(ledger.faults(), 'report')
    if (taken !== undefined) ledger.commit({ faults: taken.left })
    const fault = taken?.fault.kind
    if (fault === 'error500') return reply.code(500).send(problem(500).body)
    const { start_date: start = '', end_date: end = '', page = '1', page_size: size = '100' } = request.query
    const [from, to, number, most] = [Date.parse(start), Date.parse(end), Number(page), Number(size)]
    if (Number.isNaN(from) || Number.isNaN(to) || to < from || to - from > LONGEST)
      return reply
        .code(400)
        .send(problem(400, 'INVALID_PARAMETER_VALUE', { field: 'start_date', location: 'query' }).body)
    if (!Number.isInteger(number) || number < 1 || !Number.isInteger(most) || most < 1 || most > 500)
      return reply.code(400).send(problem(400, 'INVALID_PARAMETER_VALUE', { field: 'page', location: 'query' }).body)
    const all = rowsOf(ledger).filter((row) => row.at >= from && row.at <= to)
    const rows = fault === 'lost' ? all.slice(0, -1) : all
    return {
      transaction_details: rows.slice((number - 1) * most, number * most).map(rowDocument),
      account_number: 'SANDBOX',
      start_date: start,
      end_date: end,
      page: number,
      total_items: rows.length,
      total_pages: Math.max(1, Math.ceil(rows.length / most)),
    }
  })
}

function rowsOf(ledger: MerchantLedger): Row[] {
  const rows: Row[] = []
  for (const one of ledger.authorizations.values())
    rows.push({ ...names(one), code: 'T1300', at: one.createdAt, sign: 1, reference: one.orderId })
  for (const one of ledger.captures.values())
    rows.push({ ...names(one), code: 'T0006', at: one.createdAt, sign: 1, reference: one.authorizationId })
  for (const one of ledger.refunds.values())
    rows.push({ ...names(one), code: 'T1107', at: one.createdAt, sign: -1, reference: one.captureId })
  return rows.sort((left, right) => left.at - right.at)
}

const names = ({ id, amount, customId, invoiceId }: Pick<Row, 'id' | 'amount' | 'customId' | 'invoiceId'>) => ({
  id,
  amount,
  customId,
  invoiceId,
})

function rowDocument(row: Row) {
  const money = paypalMoney(row.amount)
  const at = new Date(row.at).toISOString()
  return {
    transaction_info: {
      transaction_id: row.id,
      transaction_event_code: row.code,
      transaction_initiation_date: at,
      transaction_updated_date: at,
      transaction_amount: row.sign === 1 ? money : { ...money, value: `-${money.value}` },
      transaction_status: 'S',
      ...(row.reference === null ? {} : { paypal_reference_id: row.reference }),
      ...(row.customId === null ? {} : { custom_field: row.customId }),
      ...(row.invoiceId === null ? {} : { invoice_id: row.invoiceId }),
    },
  }
}
