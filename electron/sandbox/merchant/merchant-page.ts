import { moneyText } from '../money-text.ts'
import { type Html, html, officePage } from '../page-layout.ts'
import type { MerchantLedger, PaypalOrder } from './merchant-ledger.ts'
import type { Amount } from './paypal-money.ts'

/** The payments for people, the latest first: what was authorised, captured, voided and refunded. */
export function merchantPage(ledger: MerchantLedger): Html {
  const orders = [...ledger.orders.values()].toReversed().slice(0, 200)
  return officePage(
    'Merchant system',
    'Payments of the shop, as the payment provider sees them. It asks the bank for the funds.',
    html`<h2>Payments</h2><div class="card">${orders.length === 0 ? html`<p class="empty">No payments yet. They appear when a web order arrives.</p>` : paymentTable(ledger, orders)}</div>`,
  )
}

function paymentTable(ledger: MerchantLedger, orders: PaypalOrder[]): Html {
  return html`<table><thead><tr><th>Created</th><th>Invoice</th><th>Payment</th><th>Payer</th><th class="amount">Amount</th><th class="amount">Captured</th><th class="amount">Refunded</th><th></th></tr></thead>
    <tbody>${orders.map((order) => paymentRow(ledger, order))}</tbody></table>`
}

function paymentRow(ledger: MerchantLedger, order: PaypalOrder): Html {
  const authorization = ledger.authorizations.get(order.authorizationId ?? '')
  const refunded = [...ledger.captures.values()]
    .filter((capture) => capture.orderId === order.id)
    .reduce((sum, capture) => sum + capture.refunded, 0)
  const state = stateOf(order, authorization?.status, refunded)
  return html`<tr><td class="quiet">${new Date(order.createdAt).toISOString().slice(0, 19).replace('T', ' ')}</td>
    <td>${order.invoiceId ?? '—'}</td><td><code>${order.id}</code></td><td>${authorization?.account ?? '—'}</td>
    <td class="amount">${amountText(order.amount)}</td><td class="amount">${amountText({ ...order.amount, minor: authorization?.captured ?? 0 })}</td>
    <td class="amount">${amountText({ ...order.amount, minor: refunded })}</td><td><span class="state ${state.tone}">${state.text}</span></td></tr>`
}

function stateOf(order: PaypalOrder, status: string | undefined, refunded: number): { text: string; tone: string } {
  if (refunded > 0) return { text: 'Refunded', tone: 'bad' }
  if (status === 'CAPTURED') return { text: 'Captured', tone: 'good' }
  if (status === 'PARTIALLY_CAPTURED') return { text: 'Partly captured', tone: 'good' }
  if (status === 'VOIDED') return { text: 'Voided', tone: 'bad' }
  if (status === 'CREATED') return { text: 'Authorised', tone: '' }
  return order.attempts > 0 ? { text: 'Declined', tone: 'bad' } : { text: 'Created', tone: '' }
}

const amountText = (amount: Amount): string => moneyText(amount.minor, amount.currency)
