import { moneyText } from '../money-text.ts'
import { type Html, html } from '../page-layout.ts'
import { quantityText } from './cart.ts'
import { type Sums, sumTable } from './cart-page.ts'
import { PAYMENT_ACCOUNTS } from './payment-accounts.ts'
import { shopPage } from './shop-layout.ts'

/** What was typed in, to be shown again beside what is wrong with it. */
type CheckoutForm = { values: Readonly<Record<string, string>>; wrong: Readonly<Record<string, string>> }

const COUNTRIES: readonly [string, string][] = [
  ['AT', 'Austria'],
  ['BE', 'Belgium'],
  ['DE', 'Germany'],
  ['ES', 'Spain'],
  ['FR', 'France'],
  ['GB', 'United Kingdom'],
  ['IE', 'Ireland'],
  ['IT', 'Italy'],
  ['NL', 'Netherlands'],
  ['PL', 'Poland'],
  ['TR', 'Türkiye'],
  ['US', 'United States'],
]

/** `checkout` identifies this page: sending it twice places one order. */
export function checkoutPage(sums: Sums, checkout: string, form: CheckoutForm, basketCount: number): Html {
  const money = (amount: number) => moneyText(amount, sums.currency, sums.digits)
  const account = form.values['account'] ?? PAYMENT_ACCOUNTS[0]?.id
  return shopPage(
    'Checkout',
    basketCount,
    html`<h1>Checkout</h1><form class="columns" method="post" action="/checkout" data-once><input type="hidden" name="checkout" value="${checkout}">
      <div><fieldset class="panel"><legend>Your details</legend>${field(form, 'name', 'Name', 'name')}${field(form, 'email', 'E-mail', 'email', 'email')}</fieldset>
      ${
        sums.shipping === 0
          ? null
          : html`<fieldset class="panel"><legend>Delivery address</legend>${field(form, 'street', 'Street and number', 'address-line1')}
        <div class="pair">${field(form, 'postalCode', 'Postal code', 'postal-code')}${field(form, 'city', 'City', 'address-level2')}</div>
        <div class="field"><label for="country">Country</label><select id="country" name="country" autocomplete="country">${COUNTRIES.map(
          ([code, name]) =>
            html`<option value="${code}"${(form.values['country'] ?? 'DE') === code ? html` selected` : null}>${name}</option>`,
        )}</select></div></fieldset>`
      }
      <fieldset class="panel"><legend>Payment account</legend>${PAYMENT_ACCOUNTS.map(
        ({ id, label }) =>
          html`<label class="choice"><input type="radio" name="account" value="${id}"${id === account ? html` checked` : null}><span>${label}</span></label>`,
      )}</fieldset></div>
      <aside class="panel" aria-label="Summary"><ul class="brief">${sums.lines.map(
        (line) =>
          html`<li><span>${quantityText(line.quantity)}${line.unit === 'kg' ? ' kg' : ' ×'} ${line.name}</span><span>${money(line.sum)}</span></li>`,
      )}</ul>${sumTable(sums)}<button class="button full">Place order</button><p class="small">You pay when your order is on its way.</p></aside></form>`,
  )
}

function field(form: CheckoutForm, name: string, label: string, autocomplete: string, type = 'text'): Html {
  const wrong = form.wrong[name]
  return html`<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" required maxlength="120" autocomplete="${autocomplete}" value="${form.values[name] ?? ''}"${
    wrong === undefined ? null : html` aria-invalid="true" aria-describedby="${name}-wrong"`
  }>${wrong === undefined ? null : html`<p class="wrong" id="${name}-wrong">${wrong}</p>`}</div>`
}
