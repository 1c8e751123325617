import { moneyText } from '../money-text.ts'
import { type Html, html } from '../page-layout.ts'
import { quantityText } from './cart.ts'
import { shopPage } from './shop-layout.ts'
import type { ShopLine } from './shop-ledger.ts'
import type { Catalog } from './storefront-client.ts'

/** What stands under the lines: delivery and the total, in minor units. */
export type Sums = { currency: string; digits: number; lines: readonly ShopLine[]; shipping: number; total: number }

export function cartPage(catalog: Catalog, sums: Sums, basketCount: number): Html {
  if (sums.lines.length === 0) {
    const empty = html`<section class="message panel"><h1>Your cart is empty</h1><p>Look around, there is plenty to find.</p><a class="button" href="/">Back to the products</a></section>`
    return shopPage('Cart', basketCount, empty)
  }
  return shopPage(
    'Cart',
    basketCount,
    html`<h1>Your cart</h1><div class="columns"><section class="panel" aria-label="Lines">${sums.lines.map((line) => cartLine(sums, line))}</section>
      <aside class="panel" aria-label="Summary">${sumTable(sums)}${catalog.pricesIncludeTax ? html`<p class="small">Prices include tax.</p>` : html`<p class="small">Tax is added.</p>`}
      <a class="button full" role="button" href="/checkout">Checkout</a></aside></div>`,
  )
}

function cartLine(sums: Sums, line: ShopLine): Html {
  const money = (amount: number) => moneyText(amount, sums.currency, sums.digits)
  const field = `quantity-${line.sku}`
  return html`<div class="line"><div class="what"><strong>${line.name}</strong><span class="small">${money(line.price)}${line.unit === 'kg' ? ' / kg' : ' each'} · ${line.sku}</span></div>
    <form method="post" action="/cart/change"><input type="hidden" name="sku" value="${line.sku}">
      <label class="hidden" for="${field}">Quantity of ${line.name}</label><input id="${field}" class="quantity" name="quantity" inputmode="decimal" value="${quantityText(line.quantity)}" autocomplete="off">
      <button class="button quiet" name="do" value="change" aria-label="Update ${line.name}">Update</button><button class="button quiet" name="do" value="remove" aria-label="Remove ${line.name}">Remove</button></form>
    <span class="sum">${money(line.sum)}</span></div>`
}

/** The sums of a cart or an order. */
export function sumTable(sums: Sums): Html {
  const money = (amount: number) => moneyText(amount, sums.currency, sums.digits)
  return html`<dl class="sums"><div><dt>Goods</dt><dd>${money(sums.total - sums.shipping)}</dd></div>
    <div><dt>Delivery</dt><dd>${sums.shipping === 0 ? 'Free' : money(sums.shipping)}</dd></div>
    <div class="total"><dt>Total</dt><dd>${money(sums.total)}</dd></div></dl>`
}
