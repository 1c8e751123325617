import { moneyText } from '../money-text.ts'
import { type Html, html } from '../page-layout.ts'
import { lineName } from './catalog-cache.ts'
import { shopPage } from './shop-layout.ts'
import type { Catalog, Product, Variant } from './storefront-client.ts'

/** What the customer looks for; `page` counts from 1. */
type CatalogQuery = { search: string; category: string; page: number; added: string }

const PAGE_LENGTH = 24
const TONES = 8

/** The products as cards, filtered by search text and category. */
export function catalogPage(catalog: Catalog, query: CatalogQuery, basketCount: number): Html {
  const categories = [...new Set(catalog.products.flatMap((product) => product.category ?? []))].toSorted()
  const found = catalog.products.filter((product) => matches(product, query))
  const pages = Math.max(1, Math.ceil(found.length / PAGE_LENGTH))
  const page = Math.min(query.page, pages)
  const shown = found.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH)
  return shopPage(
    'Products',
    basketCount,
    html`${query.added === '' ? null : html`<p class="notice" role="status">Added to your cart: <strong>${query.added}</strong>. <a href="/cart">View cart</a></p>`}
    <section class="hero"><h1>Good things, close by</h1><p>Picked, packed and sent from our own shop floor.</p>
      <form class="search" role="search" action="/"><label class="hidden" for="search">Search products</label>
        <input id="search" type="search" name="q" value="${query.search}" placeholder="Search products">
        ${query.category === '' ? null : html`<input type="hidden" name="category" value="${query.category}">`}<button class="button">Search</button></form></section>
    <nav class="chips" aria-label="Categories">${chip('All', '', query)}${categories.map((category) => chip(category, category, query))}</nav>
    ${shown.length === 0 ? html`<p class="empty">Nothing found. Try another word, or <a href="/">see all products</a>.</p>` : null}
    <div class="grid">${shown.map((product) => card(catalog, product, query, Math.max(0, categories.indexOf(product.category ?? '')) % TONES))}</div>
    ${pages > 1 ? pager(query, page, pages) : null}`,
  )
}

function matches(product: Product, query: CatalogQuery): boolean {
  if (query.category !== '' && product.category !== query.category) return false
  const text = [
    product.name,
    product.description ?? '',
    ...product.variants.flatMap((variant) => [variant.name, variant.sku]),
  ]
  const words = query.search.toLowerCase().split(/\s+/u)
  return words.every((word) => text.join(' ').toLowerCase().includes(word))
}

function chip(label: string, category: string, query: CatalogQuery): Html {
  const here = category === query.category
  return html`<a class="chip" href="${addressOf({ ...query, category, page: 1 })}"${here ? html` aria-current="true"` : null}>${label}</a>`
}

function pager(query: CatalogQuery, page: number, pages: number): Html {
  return html`<nav class="pager" aria-label="Pages">${page > 1 ? html`<a class="button quiet" href="${addressOf({ ...query, page: page - 1 })}">Previous</a>` : null}
    <span>Page ${page} of ${pages}</span>${page < pages ? html`<a class="button quiet" href="${addressOf({ ...query, page: page + 1 })}">Next</a>` : null}</nav>`
}

/** The address of a view of the catalog. */
export function addressOf(query: CatalogQuery): string {
  const parts = new URLSearchParams()
  if (query.search !== '') parts.set('q', query.search)
  if (query.category !== '') parts.set('category', query.category)
  if (query.page > 1) parts.set('page', String(query.page))
  if (query.added !== '') parts.set('added', query.added)
  return parts.size === 0 ? '/' : `/?${parts}`
}

/** `tone` is the colour of the product's category. */
function card(catalog: Catalog, product: Product, query: CatalogQuery, tone: number): Html {
  const price = (variant: Variant) => moneyText(variant.price, catalog.currency, catalog.digits)
  const prices = product.variants.map((variant) => variant.price)
  const cheapest = product.variants.reduce((least, variant) => (variant.price < least.price ? variant : least))
  const from = Math.min(...prices) === Math.max(...prices) ? '' : 'from '
  const soldOut = product.variants.every(isSoldOut)
  const field = (name: string) => `${name}-${product.id}`
  return html`<article class="card" aria-labelledby="${field('name')}">
    <div class="picture tone-${tone}" aria-hidden="true">${initials(product.name)}${product.digital ? html`<span class="badge">Digital</span>` : null}</div>
    <div class="body"><p class="category">${product.category ?? 'Goods'}</p><h2 id="${field('name')}">${product.name}</h2>
      <p class="description">${product.description ?? ''}</p>
      <p class="price">${from}${price(cheapest)}${product.unit === 'kg' ? html`<span> / kg</span>` : null}</p>${stock(product)}</div>
    <form method="post" action="/cart/add"><input type="hidden" name="back" value="${addressOf({ ...query, added: '' })}">
      ${
        product.variants.length > 1
          ? html`<label for="${field('variant')}">Variant</label><select id="${field('variant')}" name="sku">${product.variants.map(
              (variant) =>
                html`<option value="${variant.sku}"${isSoldOut(variant) ? html` disabled` : null}>${optionText(product, variant)} — ${price(variant)}</option>`,
            )}</select>`
          : html`<input type="hidden" name="sku" value="${cheapest.sku}">`
      }
      <div class="buy"><label class="hidden" for="${field('quantity')}">Quantity${product.unit === 'kg' ? ' in kg' : ''}</label>
        <input id="${field('quantity')}" class="quantity" name="quantity" inputmode="decimal" value="1" autocomplete="off">
        <button class="button"${soldOut ? html` disabled` : null}>Add to cart</button></div></form></article>`
}

function optionText(product: Product, variant: Variant): string {
  const name = lineName(product, variant)
  return name.startsWith(`${product.name} · `) ? name.slice(product.name.length + 3) : name
}

const isSoldOut = (variant: Variant): boolean => variant.available !== null && variant.available <= 0

function stock(product: Product): Html {
  if (product.digital) return html`<p class="stock">Yours at once</p>`
  if (product.variants.every(isSoldOut)) return html`<p class="stock out">Sold out</p>`
  const counted = product.variants.flatMap((variant) => variant.available ?? [])
  const left = counted.reduce((sum, available) => sum + Math.max(0, available), 0)
  if (counted.length < product.variants.length || left > 5) return html`<p class="stock">In stock</p>`
  return html`<p class="stock few">Only ${left}${product.unit === 'kg' ? ' kg' : ''} left</p>`
}

function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => /^\p{L}/u.test(word))
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
}
