import { type Html, html, officePage } from '../page-layout.ts'
import type { PrinterState } from './printer-journal.ts'

export type ReceiptSummary = {
  n: number
  receivedAt: string
  text: string
  cuts: number
  drawerKicks: number
  bytes: number
}

/** The receipts for people, the latest first, with a switch for the printer's state. */
export function printerPage(receipts: readonly ReceiptSummary[], state: PrinterState, port: number): Html {
  const choices: [PrinterState, string][] = [
    ['on', 'On'],
    ['off', 'Switched off'],
    ['paperOut', 'Out of paper'],
  ]
  const shown = receipts.toReversed().slice(0, 60)
  return officePage(
    'Receipt printer',
    `ESC/POS over TCP at 127.0.0.1:${port}, 80 mm paper.`,
    html`<form method="post" action="/faults" aria-label="State of the printer">${choices.map(
      ([value, label]) =>
        html`<button name="state" value="${value}" aria-pressed="${value === state ? 'true' : 'false'}">${label}</button>`,
    )}</form>
    ${shown.length === 0 ? html`<div class="card"><p class="empty">Nothing printed yet. Receipts appear here as they come out.</p></div>` : null}
    <div class="receipts" id="receipts" data-count="${receipts.length}">${shown.map(
      (
        receipt,
      ) => html`<figure><a href="/receipts/${receipt.n}.svg"><img src="/receipts/${receipt.n}.svg" alt="Receipt ${receipt.n}"></a>
        <figcaption>No. ${receipt.n} · ${receipt.receivedAt.slice(0, 19).replace('T', ' ')} · ${receipt.bytes} bytes${receipt.drawerKicks > 0 ? ' · drawer opened' : ''} · <a href="/receipts/${receipt.n}.txt">as text</a></figcaption></figure>`,
    )}</div><script src="/printer.js" defer></script>`,
  )
}

/** Reloads the page when another receipt has come out. */
export const PRINTER_SCRIPT = `
const shown = Number(document.getElementById('receipts').dataset.count)
setInterval(async () => {
  const answer = await fetch('/receipts.json').catch(() => undefined)
  if (answer && answer.ok && (await answer.json()).length !== shown) location.reload()
}, 2000)
`
