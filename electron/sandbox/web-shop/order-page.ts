import { moneyText } from '../money-text.ts'
import { type Html, html } from '../page-layout.ts'
import { quantityText } from './cart.ts'
import { sumTable } from './cart-page.ts'
import { isSettled } from './order-placing.ts'
import { shopPage } from './shop-layout.ts'
import type { ShopOrder } from './shop-ledger.ts'
import { type OrderDocument, paymentState } from './storefront-client.ts'

/** The order's page. The part with `data-live` is fetched again by the script while more can happen. */
export function orderPage(order: ShopOrder, basketCount: number): Html {
  const money = (amount: number) => moneyText(amount, order.currency, order.digits)
  return shopPage(
    `Order ${order.reference}`,
    basketCount,
    html`<div class="columns"><div data-live="/orders/${order.reference}/live" aria-live="polite">${orderStatus(order)}</div>
      <aside class="panel" aria-label="Summary"><h2>What you ordered</h2><ul class="brief">${order.lines.map(
        (line) =>
          html`<li><span>${quantityText(line.quantity)}${line.unit === 'kg' ? ' kg' : ' ×'} ${line.name}</span><span>${money(line.sum)}</span></li>`,
      )}</ul>${sumTable(order)}</aside></div>`,
  )
}

/** The part of the order's page that changes. */
export function orderStatus(order: ShopOrder): Html {
  const { document } = order
  const headline = headlineOf(order)
  const number = document === null ? null : html` · Order number <strong>${document.number}</strong>`
  return html`<section class="panel status ${headline.tone}" data-settled="${isSettled(order) ? 'yes' : 'no'}">
      <p class="small">Order <strong>${order.reference}</strong>${number}</p><h1>${headline.title}</h1><p>${headline.text}</p>
      ${headline.tone === 'bad' ? null : steps(order)}
      <p class="payment">${paymentText(order)}</p></section>
    ${document === null ? null : shipment(document)}${document === null ? null : access(document)}`
}

function headlineOf(order: ShopOrder): { title: string; text: string; tone: 'wait' | 'good' | 'bad' } {
  const { document, problem } = order
  if (order.placement === 'rejected') {
    const told = problem?.errors.map((error) => `${error.field}: ${error.message}`).join(' · ') ?? ''
    return {
      title: 'Order refused',
      text: [problem?.detail || problem?.title, told].filter(Boolean).join(' — '),
      tone: 'bad',
    }
  }
  if (document === null) {
    return {
      title: 'Order received',
      text: 'Thank you. We are passing it on to the shop; this page follows it for you.',
      tone: 'wait',
    }
  }
  if (document.state === 'refused') {
    return {
      title: 'Order refused',
      text: document.reason?.message ?? 'The shop could not take this order.',
      tone: 'bad',
    }
  }
  if (document.state === 'cancelled') {
    return {
      title: 'Order cancelled',
      text: document.reason?.message ?? 'The order was cancelled. You were not charged.',
      tone: 'bad',
    }
  }
  if (isOnItsWay(document))
    return { title: 'Order shipped', text: 'It has left the shop and is on its way to you.', tone: 'good' }
  if (document.state === 'completed')
    return { title: 'Order complete', text: 'Everything is with you. Enjoy it.', tone: 'good' }
  if (document.state === 'confirmed')
    return { title: 'Order confirmed', text: 'Your order is confirmed, and set aside for you.', tone: 'good' }
  return { title: 'Order received', text: 'Thank you. The shop is checking the stock and your payment.', tone: 'wait' }
}

const isOnItsWay = (document: OrderDocument): boolean =>
  document.fulfilment === 'shipped' || (document.shipment !== null && document.shipment !== undefined)

function steps(order: ShopOrder): Html {
  const { document } = order
  const confirmed = document !== null && ['confirmed', 'completed'].includes(document.state)
  const packed =
    document !== null &&
    (['packed', 'shipped', 'handedOver'].includes(document.fulfilment ?? '') || isOnItsWay(document))
  const delivered = document !== null && (isOnItsWay(document) || document.fulfilment === 'handedOver')
  const goods: [string, boolean][] =
    order.shipping > 0
      ? [
          ['Packed', packed],
          ['Shipped', delivered],
        ]
      : []
  const all: [string, boolean][] = [['Received', true], ['Confirmed', confirmed], ...goods, ['Paid', isPaid(order)]]
  return html`<ol class="steps">${all.map(([label, done]) => html`<li class="${done ? 'done' : 'open'}">${label}<span class="hidden">${done ? ' (done)' : ' (to come)'}</span></li>`)}</ol>`
}

const isPaid = (order: ShopOrder): boolean => ['captured', 'paid'].includes(paymentState(order.document))

function paymentText(order: ShopOrder): string {
  const total = moneyText(order.total, order.currency, order.digits)
  const state = paymentState(order.document)
  if (isPaid(order)) return `Paid: ${total} captured.`
  if (['authorised', 'authorized'].includes(state))
    return `Payment: ${total} is reserved on your account. You pay when the goods leave.`
  if (state === 'refunded') return 'Payment: refunded to your account.'
  if (order.placement === 'rejected' || ['refused', 'cancelled'].includes(order.document?.state ?? ''))
    return 'Payment: you were not charged.'
  return 'Payment: not charged yet.'
}

function shipment({ shipment: sent }: OrderDocument): Html | null {
  if (sent === null || sent === undefined) return null
  return html`<section class="panel"><h2>Shipment</h2><dl class="sums"><div><dt>Carrier</dt><dd>${sent.carrier ?? 'Our own delivery'}</dd></div>
    <div><dt>Tracking</dt><dd><code>${sent.tracking ?? 'none'}</code></dd></div></dl></section>`
}

function access({ access: granted }: OrderDocument): Html | null {
  if (granted.length === 0) return null
  return html`<section class="panel"><h2>Your digital goods</h2><ul class="brief">${granted.map(
    (item) =>
      html`<li><span>${item.name}</span>${item.kind === 'link' ? html`<a href="${safeLink(item.value)}">Open download</a>` : html`<code class="key">${item.value}</code>`}</li>`,
  )}</ul></section>`
}

/** Only web addresses and paths become links. */
const safeLink = (value: string): string =>
  /^https?:\/\//u.test(value) || value.startsWith('/') ? value : `/access/${encodeURIComponent(value)}`
