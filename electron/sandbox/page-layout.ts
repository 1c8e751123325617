import type { FastifyInstance, FastifyReply } from 'fastify'

/** Markup that is safe to place in a page as it stands. */
export type Html = { readonly markup: string }

type Hole = Html | string | number | null | undefined | false | readonly Html[]

/** Builds markup; every hole is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  const parts = strings.map((text, index) => text + (index < holes.length ? markupOf(holes[index]) : ''))
  return { markup: parts.join('') }
}

function markupOf(hole: Hole): string {
  if (hole === null || hole === undefined || hole === false) return ''
  if (typeof hole === 'string' || typeof hole === 'number') return escapeMarkup(String(hole))
  if ('markup' in hole) return hole.markup
  return hole.map((part) => part.markup).join('')
}

/** Text that can stand in HTML or SVG, in an element or a quoted attribute. */
export function escapeMarkup(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replaceAll(/[&<>"']/gu, (character) => names[character] ?? character)
}

/** Only what the server itself serves: no inline script or style, no other origin. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Sends markup as a page under a strict content policy. */
export function sendPage(reply: FastifyReply, page: Html, status = 200): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', CONTENT_POLICY)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.markup)
}

/** Serves a text asset, such as the style sheet, at a path. */
export function serveAsset(server: FastifyInstance, path: string, type: string, content: string): void {
  server.get(path, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').type(`${type}; charset=utf-8`).send(content),
  )
}

/** The frame that the pages of the bank, the merchant system, the printer and the card terminal share. */
export function officePage(title: string, lead: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/office.css"></head>
<body><header><p class="mark">Tillhouse sandbox</p><h1>${title}</h1><p class="lead">${lead}</p></header>
<main>${content}</main></body></html>`
}

/** Serves the style sheet that `officePage` refers to. */
export function serveOfficeStyle(server: FastifyInstance): void {
  serveAsset(server, '/office.css', 'text/css', OFFICE_STYLE)
}

const OFFICE_STYLE = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6876; --paper: #f6f7f9; --card: #fff; --rule: #e3e7ec; --accent: #0b6e5f;
  --good: #0b6e4f; --good-back: #e2f4ec; --wait: #7a5200; --wait-back: #fdf1d8; --bad: #a02331; --bad-back: #fbe6e8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --soft: #9aa7b5; --paper: #12171d; --card: #1a2129; --rule: #2b343f; --accent: #5fd0bb;
  --good: #7fe0b6; --good-back: #12382b; --wait: #f2cd7d; --wait-back: #3a2d10; --bad: #ff9aa5; --bad-back: #43181e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, 'Segoe UI', Roboto, sans-serif; }
header, main { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 40px; padding-bottom: 8px; }
.mark { margin: 0; color: var(--accent); font-size: 12px; font-weight: 650; letter-spacing: .08em; text-transform: uppercase; }
h1 { margin: 4px 0 4px; font-size: 28px; letter-spacing: -.01em; }
h2 { margin: 32px 0 12px; font-size: 17px; }
.lead { margin: 0; color: var(--soft); max-width: 60ch; }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: 12px; overflow-x: auto; margin-bottom: 24px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 10px 16px; text-align: left; border-bottom: 1px solid var(--rule); white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
th { color: var(--soft); font-size: 12px; font-weight: 600; }
.amount { text-align: right; }
.quiet { color: var(--soft); }
code { font: 13px ui-monospace, 'DejaVu Sans Mono', monospace; }
.state { display: inline-block; padding: 2px 10px; border-radius: 99px; font-size: 12px; font-weight: 600; background: var(--wait-back); color: var(--wait); }
.state.good { background: var(--good-back); color: var(--good); }
.state.bad { background: var(--bad-back); color: var(--bad); }
.empty { padding: 40px 24px; text-align: center; color: var(--soft); }
.receipts { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 24px; align-items: start; }
.receipts figure { margin: 0; }
.receipts img { width: 100%; height: auto; box-shadow: 0 2px 12px #0002; border-radius: 3px; background: #fff; }
figcaption { color: var(--soft); font-size: 13px; padding: 8px 2px; }
a { color: var(--accent); }
form { display: inline-flex; gap: 8px; margin: 16px 0; flex-wrap: wrap; }
button { min-height: 44px; padding: 0 18px; border-radius: 10px; border: 1px solid var(--rule); background: var(--card); color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button[aria-pressed='true'] { border-color: var(--accent); color: var(--accent); }
`
