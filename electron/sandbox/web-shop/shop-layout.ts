import { type Html, html } from '../page-layout.ts'

/** The frame of every page of the shop. `basketCount` is the number of lines in the basket. */
export function shopPage(title: string, basketCount: number, content: Html): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · Tillhouse Goods</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/shop.css">
<script src="/shop.js" defer></script></head>
<body><a class="skip" href="#content">Skip to content</a>
<header class="top"><div class="wide"><a class="brand" href="/"><span class="mark" aria-hidden="true">T</span>Tillhouse Goods</a>
<nav aria-label="Shop"><a href="/">Products</a><a class="basket" href="/cart">Cart<span class="count">${basketCount}</span></a></nav></div></header>
<main id="content" class="wide">${content}</main>
<footer class="wide"><p>A sample shop. Orders are real to the till beside it, and to nobody else.</p></footer></body></html>`
}

/** A page with one message and one way on. */
export function messagePage(
  title: string,
  text: string,
  basketCount: number,
  link = { href: '/', label: 'Back to the products' },
): Html {
  return shopPage(
    title,
    basketCount,
    html`<section class="message panel"><h1>${title}</h1><p>${text}</p><a class="button" href="${link.href}">${link.label}</a></section>`,
  )
}
