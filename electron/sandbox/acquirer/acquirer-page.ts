import { moneyText } from '../money-text.ts'
import { type Html, html, officePage } from '../page-layout.ts'
import type { AcquirerLedger, Transaction } from './acquirer-ledger.ts'
import { alphabetic } from './acquirer-rules.ts'

/** The card payments for people, the latest first. */
export function acquirerPage(ledger: AcquirerLedger): Html {
  const all = ledger.transactions()
  const payments = all
    .filter(({ kind, sent }) => kind === 'authorisation' && sent.length > 0)
    .toReversed()
    .slice(0, 200)
  return officePage(
    'Card acquirer',
    'Card payments of the shop, as its acquirer sees them. It speaks ISO 8583, and asks the bank for the funds.',
    html`<h2>Payments</h2><div class="card">${payments.length === 0 ? html`<p class="empty">No payments yet. They appear when a web order is paid by card.</p>` : paymentTable(all, payments)}</div>`,
  )
}

function paymentTable(all: readonly Transaction[], payments: readonly Transaction[]): Html {
  return html`<table><thead><tr><th>Asked</th><th>Order</th><th>Reference</th><th>Payer</th><th class="amount">Amount</th><th class="amount">Taken</th><th class="amount">Given back</th><th></th></tr></thead>
    <tbody>${payments.map((payment) => paymentRow(all, payment))}</tbody></table>`
}

function paymentRow(all: readonly Transaction[], payment: Transaction): Html {
  const back = all
    .filter(({ kind, original }) => kind === 'completion' && original === payment.id)
    .reduce((sum, { used }) => sum + used, 0)
  const state = stateOf(payment, back)
  const money = (amount: number): string => moneyText(amount, alphabetic(payment.currency))
  return html`<tr><td class="quiet">${new Date(payment.at).toISOString().slice(0, 19).replace('T', ' ')}</td>
    <td>${payment.orderNumber ?? '—'}</td><td><code>${payment.reference}</code></td><td>${payment.account ?? '—'}</td>
    <td class="amount">${money(payment.amount)}</td><td class="amount">${money(payment.used)}</td>
    <td class="amount">${money(back)}</td><td><span class="state ${state.tone}">${state.text}</span></td></tr>`
}

function stateOf({ response, state, used }: Transaction, back: number): { text: string; tone: string } {
  if (response !== '00') return { text: `Declined (${response})`, tone: 'bad' }
  if (state === 'reversed') return { text: 'Reversed', tone: 'bad' }
  if (back > 0) return { text: 'Given back', tone: 'bad' }
  if (used === 0) return { text: 'Reserved', tone: '' }
  return state === 'open' ? { text: 'Partly taken', tone: 'good' } : { text: 'Taken', tone: 'good' }
}
