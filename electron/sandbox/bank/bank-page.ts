import { moneyText } from '../money-text.ts'
import { type Html, html, officePage } from '../page-layout.ts'
import type { BankLedger } from './bank-ledger.ts'

/** The bank's books for people: accounts with balances, and the latest holds. */
export function bankPage(ledger: BankLedger): Html {
  const holds = ledger.holds().toReversed().slice(0, 200)
  return officePage(
    'Bank',
    'Accounts of the people who order, and of the shop. A hold sets money aside; settling pays it to the shop.',
    html`<h2>Accounts</h2><div class="card"><table>
      <thead><tr><th>Account</th><th>Owner</th><th>Note</th><th class="amount">Balance</th><th class="amount">Available</th><th></th></tr></thead>
      <tbody>${ledger.accounts().flatMap((account) => accountRows(ledger, account.id))}</tbody></table></div>
    <h2>Holds</h2><div class="card">${holds.length === 0 ? html`<p class="empty">No holds yet. They appear when a payment is authorised.</p>` : holdTable(holds)}</div>`,
  )
}

function accountRows(ledger: BankLedger, id: string): Html[] {
  const account = ledger.account(id)
  if (account === undefined) return []
  const currencies = Object.keys(account.balances)
  const state = account.frozen
    ? html`<span class="state bad">Frozen</span>`
    : html`<span class="state good">Open</span>`
  const named = html`<td><code>${account.id}</code></td><td>${account.owner}</td><td class="quiet">${account.note}</td>`
  if (currencies.length === 0) {
    return [html`<tr>${named}<td class="amount quiet">nothing yet</td><td></td><td>${state}</td></tr>`]
  }
  return currencies.map(
    (currency, index) => html`<tr>${index === 0 ? named : html`<td></td><td></td><td></td>`}
      <td class="amount">${moneyText(account.balances[currency] ?? 0, currency)}</td>
      <td class="amount">${moneyText(ledger.available(account, currency), currency)}</td><td>${index === 0 && state}</td></tr>`,
  )
}

function holdTable(holds: ReturnType<BankLedger['holds']>): Html {
  const tone = { open: '', settled: 'good', released: 'bad' }
  return html`<table><thead><tr><th>Made at</th><th>Account</th><th>For</th><th class="amount">Held</th><th class="amount">Settled</th><th></th></tr></thead>
    <tbody>${holds.map(
      (hold) => html`<tr><td class="quiet">${new Date(hold.madeAt).toISOString().slice(0, 19).replace('T', ' ')}</td>
        <td><code>${hold.account}</code></td><td>${hold.reference}</td><td class="amount">${moneyText(hold.amount, hold.currency)}</td>
        <td class="amount">${moneyText(hold.settled, hold.currency)}</td><td><span class="state ${tone[hold.state]}">${hold.state}</span></td></tr>`,
    )}</tbody></table>`
}
