/** The shop's style sheet. */
export const SHOP_STYLE = `
:root { color-scheme: light; --ink: #22302b; --soft: #66736d; --paper: #faf8f4; --card: #fff; --rule: #e6e1d7; --accent: #1f5c4a; --accent-dark: #174638;
  --good: #1f6b4a; --good-back: #e4f3ea; --wait-back: #fdf3dc; --wait: #7a5200; --bad: #a0303a; --bad-back: #fbe9ea; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink);
  font: 16px/1.55 'Inter', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif; }
.wide { width: 100%; max-width: 1180px; margin: 0 auto; padding: 0 24px; }
main { flex: 1; padding-bottom: 64px !important; }
a { color: var(--accent); }
h1, h2 { letter-spacing: -.015em; line-height: 1.2; margin: 0 0 8px; }
h1 { font-size: 30px; } h2 { font-size: 18px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 16px; top: 8px; background: #fff; padding: 8px 16px; z-index: 3; }
:focus-visible { outline: 3px solid #7fbfa8; outline-offset: 2px; border-radius: 6px; }
.top { position: sticky; top: 0; z-index: 2; background: #faf8f4f2; border-bottom: 1px solid var(--rule); backdrop-filter: blur(8px); margin-bottom: 24px; }
.top .wide { display: flex; align-items: center; justify-content: space-between; min-height: 68px; }
.brand { display: flex; align-items: center; gap: 12px; font-weight: 700; font-size: 18px; color: var(--ink); text-decoration: none; letter-spacing: -.01em; }
.mark { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 10px; background: var(--accent); color: #fff; font-weight: 800; }
nav a { text-decoration: none; color: var(--ink); font-weight: 550; }
.top nav { display: flex; gap: 8px; }
.top nav a { display: inline-flex; align-items: center; gap: 8px; min-height: 44px; padding: 0 14px; border-radius: 10px; }
.top nav a:hover { background: #efebe2; }
.count { min-width: 24px; padding: 0 7px; border-radius: 99px; background: var(--accent); color: #fff; font-size: 13px; line-height: 24px; text-align: center; }
.hero { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between; gap: 8px 32px; padding: 20px 0 24px; }
.hero h1 { font-size: 38px; margin: 0; flex-basis: 100%; }
.hero p { margin: 0; color: var(--soft); font-size: 17px; }
.search { display: flex; gap: 8px; flex: 1; max-width: 460px; }
.search input { flex: 1; min-width: 0; }
input, select { min-height: 46px; width: 100%; padding: 0 14px; border: 1px solid #cfc9bc; border-radius: 10px; background: #fff; color: inherit; font: inherit; }
input[type='radio'] { width: 20px; min-height: 20px; accent-color: var(--accent); flex: none; }
.button { display: inline-flex; align-items: center; justify-content: center; min-height: 46px; padding: 0 20px; border: 1px solid transparent; border-radius: 10px;
  background: var(--accent); color: #fff; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; white-space: nowrap; transition: background .15s; }
.button:hover { background: var(--accent-dark); }
.button:disabled { background: #d9d5cb; color: #8b8578; cursor: not-allowed; }
.button.quiet { background: #fff; border-color: var(--rule); color: var(--ink); padding: 0 14px; }
.button.quiet:hover { background: #f3efe7; }
.button.full { width: 100%; min-height: 52px; margin-top: 16px; font-size: 17px; }
.chips { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 24px; }
.chip { padding: 8px 16px; border: 1px solid var(--rule); border-radius: 99px; background: #fff; font-size: 14px; }
.chip[aria-current] { background: var(--ink); border-color: var(--ink); color: #fff; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(252px, 1fr)); gap: 24px; }
.card { display: flex; flex-direction: column; overflow: hidden; border: 1px solid var(--rule); border-radius: 16px; background: var(--card); transition: box-shadow .2s, transform .2s; }
.card:hover { box-shadow: 0 12px 32px #22302b14; transform: translateY(-2px); }
.picture { position: relative; display: grid; place-items: center; height: 150px; font-size: 46px; font-weight: 750; letter-spacing: .02em; color: #fffc; text-shadow: 0 2px 12px #0002; }
.tone-0 { background: linear-gradient(135deg, #7fa99b, #3f7a68); } .tone-1 { background: linear-gradient(135deg, #e3b778, #c1803c); }
.tone-2 { background: linear-gradient(135deg, #d99a8b, #b25f52); } .tone-3 { background: linear-gradient(135deg, #93a9cf, #5b75a8); }
.tone-4 { background: linear-gradient(135deg, #b9a1c9, #83659a); } .tone-5 { background: linear-gradient(135deg, #a9b978, #72853f); }
.tone-6 { background: linear-gradient(135deg, #86bcc4, #3f8590); } .tone-7 { background: linear-gradient(135deg, #c9ad94, #927158); }
.badge { position: absolute; top: 12px; right: 12px; padding: 2px 10px; border-radius: 99px; background: #fffffff0; color: var(--ink); font-size: 12px; font-weight: 650; letter-spacing: 0; text-shadow: none; }
.card .body { flex: 1; padding: 16px 18px 4px; }
.card h2 { font-size: 17px; margin: 0 0 4px; }
.category { margin: 0 0 4px; color: var(--soft); font-size: 12px; font-weight: 600; text-transform: uppercase; letter-spacing: .05em; }
.description { margin: 0 0 10px; color: var(--soft); font-size: 14px; line-height: 1.45; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.price { margin: 0; font-size: 20px; font-weight: 700; font-variant-numeric: tabular-nums; } .price span { font-size: 14px; font-weight: 500; color: var(--soft); }
.stock { margin: 2px 0 0; font-size: 13px; color: var(--good); } .stock.few { color: var(--wait); } .stock.out { color: var(--bad); }
.card form { padding: 12px 18px 18px; }
.card form label:not(.hidden) { display: block; font-size: 13px; font-weight: 600; margin-bottom: 4px; }
.buy { display: flex; gap: 8px; } .card select + .buy { margin-top: 8px; } .buy .button { flex: 1; }
.quantity { width: 64px; flex: none; text-align: center; padding: 0 6px; }
.pager { display: flex; align-items: center; justify-content: center; gap: 16px; margin-top: 32px; }
.notice { padding: 12px 18px; border-radius: 12px; background: var(--good-back); color: var(--good); }
.empty { padding: 56px 0; text-align: center; color: var(--soft); }
.panel { background: var(--card); border: 1px solid var(--rule); border-radius: 16px; padding: 24px; margin: 0 0 24px; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 360px; gap: 24px; align-items: start; }
aside.panel { position: sticky; top: 92px; }
main > h1 { margin: 8px 0 20px; }
.line { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 20px; padding: 16px 0; border-bottom: 1px solid var(--rule); }
.line:first-child { padding-top: 0; } .line:last-child { border: 0; padding-bottom: 0; }
.what { flex: 1 1 220px; display: flex; flex-direction: column; }
.line form { display: flex; gap: 8px; } .sum { min-width: 90px; text-align: right; font-weight: 650; font-variant-numeric: tabular-nums; }
.small { color: var(--soft); font-size: 14px; margin: 8px 0 0; } .what .small { margin: 0; }
.sums { margin: 0; font-variant-numeric: tabular-nums; } .sums div { display: flex; justify-content: space-between; padding: 4px 0; } .sums dd { margin: 0; } .sums dt { color: var(--soft); }
.sums .total { border-top: 1px solid var(--rule); margin-top: 8px; padding-top: 12px; font-size: 19px; font-weight: 700; } .sums .total dt { color: inherit; }
fieldset { min-width: 0; } legend { float: left; width: 100%; font-size: 18px; font-weight: 650; margin-bottom: 12px; padding: 0; } legend + * { clear: both; }
.field { margin-bottom: 14px; } .field label { display: block; font-size: 14px; font-weight: 600; margin-bottom: 4px; }
.pair { display: grid; grid-template-columns: 140px 1fr; gap: 12px; }
.wrong { margin: 4px 0 0; color: var(--bad); font-size: 14px; } [aria-invalid] { border-color: var(--bad); }
.choice { display: flex; align-items: center; gap: 12px; min-height: 54px; padding: 0 16px; border: 1px solid var(--rule); border-radius: 12px; margin-bottom: 8px; cursor: pointer; }
.choice:has(:checked) { border-color: var(--accent); background: #f0f6f3; }
.brief { list-style: none; margin: 0 0 12px; padding: 0; } .brief li { display: flex; justify-content: space-between; gap: 16px; padding: 6px 0; } .brief li > :last-child { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.status { border-top: 5px solid #d8b45e; } .status.good { border-top-color: var(--good); } .status.bad { border-top-color: var(--bad); }
.status.bad h1 { color: var(--bad); } .status h1 { margin: 4px 0; } .status .small { margin: 0; } .brief:last-child, .sums:last-child { margin-bottom: 0; } .card:has(.out) .picture { filter: saturate(.25); }
.steps { display: flex; list-style: none; margin: 28px 0 20px; padding: 0; }
.steps li { flex: 1; position: relative; padding-top: 34px; text-align: center; font-size: 14px; font-weight: 600; color: var(--soft); }
.steps li::before { content: ''; position: absolute; top: 0; left: 50%; width: 24px; height: 24px; margin-left: -12px; border: 2px solid #cfc9bc; border-radius: 50%; background: #fff; z-index: 1; }
.steps li::after { content: ''; position: absolute; top: 11px; right: 50%; width: 100%; height: 2px; background: #dcd6ca; } .steps li:first-child::after { display: none; }
.steps .done { color: var(--good); } .steps .done::before { content: '✓'; color: #fff; background: var(--good); border-color: var(--good); font-size: 14px; line-height: 20px; } .steps .done::after { background: var(--good); }
.payment { margin: 0; padding: 12px 16px; border-radius: 10px; background: #f5f2ea; font-size: 15px; }
code { font: 15px ui-monospace, 'DejaVu Sans Mono', monospace; } .key { padding: 2px 8px; border-radius: 6px; background: #f5f2ea; user-select: all; }
.message { max-width: 560px; margin: 48px auto; text-align: center; padding: 48px 32px; } .message p { color: var(--soft); margin: 0 0 24px; }
footer { color: var(--soft); font-size: 14px; border-top: 1px solid var(--rule); padding-top: 20px !important; padding-bottom: 28px !important; } footer p { margin: 0; }
@media (max-width: 860px) { .columns { grid-template-columns: 1fr; } aside.panel { position: static; } .hero h1 { font-size: 30px; } }
@media (max-width: 480px) { .wide { padding: 0 16px; } .grid { grid-template-columns: 1fr; } .steps { margin: 20px -12px 16px; } .steps li { font-size: 11px; } .brand { font-size: 16px; } .top nav a { padding: 0 8px; } }
`
