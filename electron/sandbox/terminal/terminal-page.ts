import { moneyText } from '../money-text.ts'
import { type Html, html, officePage } from '../page-layout.ts'
import { CARDS, cardOf } from './cards.ts'
import type { FaultKind } from './terminal-faults.ts'
import type { TerminalLedger, Transaction } from './terminal-ledger.ts'

const FAULTS: readonly [FaultKind, string][] = [
  ['tipped', 'Customer adds a tip'],
  ['declined', 'Declined by the bank'],
  ['insufficientFunds', 'Not enough money'],
  ['cancelled', 'Cancelled here'],
  ['busy', 'Busy'],
  ['answerLost', 'Answer lost after charging'],
  ['unpluggedBefore', 'Unplugged before charging'],
  ['unpluggedAfter', 'Unplugged after charging'],
  ['twice', 'Answers twice'],
  ['rubbish', 'Answers nonsense'],
  ['slow', 'Slow'],
  ['otherAmount', 'Takes another amount'],
]

/**
 * The terminal for people: its screen, the customers' cards, its troubles, and what it did.
 * @param shown what `/sandbox/screen` answers as long as the page is right
 */
export function terminalPage(
  ledger: TerminalLedger,
  current: Transaction | undefined,
  poiId: string,
  port: number,
  shown: string,
): Html {
  const { plugged, faults } = ledger.settings()
  const latest = ledger.transactions().toReversed().slice(0, 100)
  return officePage(
    'Card terminal',
    `${poiId}, Adyen Terminal API at 127.0.0.1:${port}. Hold a customer’s card to it here.`,
    html`<div class="desk"><section class="device" aria-label="Screen of the terminal" data-shown="${shown}">${screen(current, latest[0], plugged)}
      ${actions(current?.state === 'waiting')}</section>
    <section><h2>Cards</h2>${cards(current?.state === 'waiting')}
      <h2>Power</h2><form method="post" action="/sandbox/plug"><button name="plugged" value="true" aria-pressed="${plugged ? 'true' : 'false'}">Plugged in</button>
        <button name="plugged" value="false" aria-pressed="${plugged ? 'false' : 'true'}">Unplugged</button></form>
      <h2>What happens to the next payment</h2><form method="post" action="/sandbox/faults">${FAULTS.map(
        ([kind, label]) =>
          html`<button name="kind" value="${kind}" aria-pressed="${faults.some((one) => one.kind === kind) ? 'true' : 'false'}">${label}</button>`,
      )}</form></section></div>
    <h2>Payments</h2><div class="card">${latest.length === 0 ? html`<p class="empty">No payments yet. They appear when the register asks for one.</p>` : table(latest)}</div>
    <link rel="stylesheet" href="/terminal.css"><script src="/terminal.js" defer></script>`,
  )
}

function screen(current: Transaction | undefined, last: Transaction | undefined, plugged: boolean): Html {
  if (!plugged) return html`<div class="screen off"><p>No power</p></div>`
  if (current !== undefined) {
    const what =
      current.state === 'asking'
        ? 'Please wait …'
        : current.kind === 'refund'
          ? 'Refund: hold the card here'
          : 'Hold the card here'
    return html`<div class="screen"><p class="sum">${moneyText(current.amount, current.currency)}</p><p>${what}</p></div>`
  }
  if (last === undefined) return html`<div class="screen"><p>Welcome</p></div>`
  return html`<div class="screen ${last.state === 'approved' ? 'good' : 'bad'}"><p class="sum">${moneyText(last.amount, last.currency)}</p><p>${resultOf(last)}</p></div>`
}

const actions = (waiting: boolean): Html => {
  const off = waiting ? html`` : html` disabled`
  return html`<div class="keys"><form method="post" action="/sandbox/cancel"><button class="bad"${off}>Cancel</button></form>
    <form method="post" action="/sandbox/decline"><button${off}>Decline</button></form></div>`
}

const cards = (waiting: boolean): Html =>
  html`<form method="post" action="/sandbox/present">${CARDS.map(
    ({ id, owner, note, brand, maskedPan }) =>
      html`<button class="plastic" name="card" value="${id}"${waiting ? html`` : html` disabled`}><span>${owner}</span><small>${brand === 'mc' ? 'Mastercard' : 'Visa'} ·· ${maskedPan.slice(-4)}</small><small>${note}</small></button>`,
  )}</form>`

const names = { charge: 'Payment', refund: 'Refund', reversal: 'Given back' }

function table(transactions: readonly Transaction[]): Html {
  return html`<table><thead><tr><th>Began</th><th></th><th>Reference</th><th>Card</th><th class="amount">Asked</th><th class="amount">Moved</th><th></th></tr></thead>
    <tbody>${transactions.map((one) => {
      const card = cardOf(one.card ?? '')
      const moved = one.state === 'approved' ? moneyText(one.moved, one.currency) : '—'
      return html`<tr><td class="quiet">${one.at.slice(0, 19).replace('T', ' ')}</td><td>${names[one.kind]}</td><td><code>${one.reference.slice(-12)}</code></td>
        <td>${card === undefined ? '—' : `${card.owner} ·· ${card.maskedPan.slice(-4)}`}</td><td class="amount">${moneyText(one.amount, one.currency)}</td><td class="amount">${moved}</td>
        <td><span class="state ${toneOf(one)}">${resultOf(one)}</span></td></tr>`
    })}</tbody></table>`
}

const toneOf = ({ state }: Transaction): string => (state === 'approved' ? 'good' : state === 'failed' ? 'bad' : '')

function resultOf({ state, kind, failure }: Transaction): string {
  if (state === 'approved') return kind === 'charge' ? 'Approved' : 'Given back'
  if (state !== 'failed') return 'Under way'
  if (failure?.condition === 'Refusal') return failure.reason === 'NOT_ENOUGH_BALANCE' ? 'Declined: funds' : 'Declined'
  return failure?.condition === 'Busy' ? 'Busy' : failure?.reason === 'POWER_LOST' ? 'Power lost' : 'Cancelled'
}

export const TERMINAL_STYLE = `
.desk { display: grid; grid-template-columns: 300px 1fr; gap: 40px; align-items: start; margin-top: 24px; }
.desk h2:first-child { margin-top: 0; }
.device { padding: 20px; border-radius: 28px; background: #20262e; box-shadow: 0 6px 24px #0003; }
.screen { min-height: 220px; border-radius: 14px; background: #eef3f7; color: #1d2733; display: grid; place-content: center; text-align: center; gap: 8px; font-size: 17px; }
.screen p { margin: 0; }
.screen .sum { font-size: 32px; font-weight: 650; font-variant-numeric: tabular-nums; }
.screen.good { background: #dff3e8; } .screen.bad { background: #fae3e5; } .screen.off { background: #0c0f13; color: #7d8894; }
.keys { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; margin-top: 16px; }
.keys form { margin: 0; display: grid; }
.plastic { display: grid; gap: 2px; min-width: 180px; min-height: 84px; padding: 12px 18px; text-align: left; }
.plastic small { color: var(--soft); font-weight: 400; }
button.bad { color: var(--bad); }
.keys button { background: var(--card); color: var(--ink); }
.keys button.bad { color: var(--bad); }
button:disabled { opacity: .45; cursor: default; }
@media (max-width: 760px) { .desk { grid-template-columns: 1fr; } }
`

/** Loads the page anew when the terminal shows something else. */
export const TERMINAL_SCRIPT = `
const { shown } = document.querySelector('.device').dataset
setInterval(async () => {
  const answer = await fetch('/sandbox/screen').catch(() => undefined)
  if (!answer || !answer.ok) return
  if ((await answer.text()) !== shown) location.reload()
}, 700)
`
