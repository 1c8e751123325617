import type { Authorization, Capture, MerchantLedger, PaypalOrder, Refund } from './merchant-ledger.ts'
import { paypalMoney } from './paypal-money.ts'

/** PayPal's default answer is minimal; `Prefer: return=representation` asks for the whole document. */
export type Detail = 'minimal' | 'representation'

const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`
const links = (url: string, path: string, more: { rel: string; path: string; method: string }[] = []) => ({
  links: [{ rel: 'self', path, method: 'GET' }, ...more].map((link) => ({
    href: url + link.path,
    rel: link.rel,
    method: link.method,
  })),
})
const ids = (of: { customId: string | null; invoiceId: string | null }) => ({
  ...(of.customId === null ? {} : { custom_id: of.customId }),
  ...(of.invoiceId === null ? {} : { invoice_id: of.invoiceId }),
})

/** The payments that an order document shows. */
type OrderPayments = { authorization: Authorization; captures: Capture[]; refunds: Refund[] }

/** What was authorised, captured and refunded on an order; undefined before it is authorised. */
export function paymentsOf(ledger: MerchantLedger, order: PaypalOrder): OrderPayments | undefined {
  const authorization = ledger.authorizations.get(order.authorizationId ?? '')
  if (authorization === undefined) return undefined
  const captures = [...ledger.captures.values()].filter((capture) => capture.orderId === order.id)
  const taken = new Set(captures.map((capture) => capture.id))
  return {
    authorization,
    captures,
    refunds: [...ledger.refunds.values()].filter((refund) => taken.has(refund.captureId)),
  }
}

/** The order document. A minimal one leaves the purchase unit out, unless there are payments to show. */
export function orderDocument(order: PaypalOrder, url: string, detail: Detail, payments?: OrderPayments) {
  const path = `/v2/checkout/orders/${order.id}`
  const whole = detail === 'representation'
  const unit = {
    reference_id: order.referenceId,
    ...(whole ? { amount: paypalMoney(order.amount), ...ids(order) } : {}),
    ...(whole && order.description !== null ? { description: order.description } : {}),
    ...(payments === undefined ? {} : { payments: paymentDocuments(payments, url) }),
  }
  return {
    id: order.id,
    status: order.status,
    ...(whole ? { intent: 'AUTHORIZE', create_time: iso(order.createdAt), update_time: iso(order.updatedAt) } : {}),
    ...(whole || payments !== undefined ? { purchase_units: [unit] } : {}),
    ...links(
      url,
      path,
      order.status === 'CREATED' ? [{ rel: 'authorize', path: `${path}/authorize`, method: 'POST' }] : [],
    ),
  }
}

function paymentDocuments({ authorization, captures, refunds }: OrderPayments, url: string) {
  return {
    authorizations: [authorizationDocument(authorization, url)],
    ...(captures.length === 0
      ? {}
      : { captures: captures.map((capture) => captureDocument(capture, url, 'representation')) }),
    ...(refunds.length === 0
      ? {}
      : { refunds: refunds.map((refund) => refundDocument(refund, url, 'representation')) }),
  }
}

export function authorizationDocument(authorization: Authorization, url: string) {
  const path = `/v2/payments/authorizations/${authorization.id}`
  return {
    id: authorization.id,
    status: authorization.status,
    amount: paypalMoney(authorization.amount),
    ...ids(authorization),
    seller_protection: { status: 'NOT_ELIGIBLE' },
    expiration_time: iso(authorization.expiresAt),
    create_time: iso(authorization.createdAt),
    update_time: iso(authorization.updatedAt),
    ...links(url, path, [
      { rel: 'capture', path: `${path}/capture`, method: 'POST' },
      { rel: 'void', path: `${path}/void`, method: 'POST' },
      { rel: 'up', path: `/v2/checkout/orders/${authorization.orderId}`, method: 'GET' },
    ]),
  }
}

export function captureDocument(capture: Capture, url: string, detail: Detail) {
  const path = `/v2/payments/captures/${capture.id}`
  const gross = paypalMoney(capture.amount)
  const whole = {
    amount: gross,
    ...ids(capture),
    final_capture: capture.final,
    seller_protection: { status: 'NOT_ELIGIBLE' },
    // The sandbox charges no fee, so that captured money can be compared with orders.
    seller_receivable_breakdown: { gross_amount: gross, net_amount: gross },
    create_time: iso(capture.createdAt),
    update_time: iso(capture.updatedAt),
  }
  return {
    id: capture.id,
    status: capture.status,
    ...(detail === 'representation' ? whole : {}),
    ...links(url, path, [
      { rel: 'refund', path: `${path}/refund`, method: 'POST' },
      { rel: 'up', path: `/v2/payments/authorizations/${capture.authorizationId}`, method: 'GET' },
    ]),
  }
}

export function refundDocument(refund: Refund, url: string, detail: Detail) {
  const whole = {
    amount: paypalMoney(refund.amount),
    ...ids(refund),
    ...(refund.note === null ? {} : { note_to_payer: refund.note }),
    seller_payable_breakdown: {
      gross_amount: paypalMoney(refund.amount),
      net_amount: paypalMoney(refund.amount),
      total_refunded_amount: paypalMoney(refund.amount),
    },
    create_time: iso(refund.createdAt),
    update_time: iso(refund.createdAt),
  }
  return {
    id: refund.id,
    status: 'COMPLETED',
    ...(detail === 'representation' ? whole : {}),
    ...links(url, `/v2/payments/refunds/${refund.id}`, [
      { rel: 'up', path: `/v2/payments/captures/${refund.captureId}`, method: 'GET' },
    ]),
  }
}
