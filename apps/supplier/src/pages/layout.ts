import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A piece of page. Texts put into it were escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const CSS = `
:root{color-scheme:light dark;--ground:#f6f3ee;--surface:#fff;--ink:#2a241c;--muted:#6b6153;--line:#e4dccf;--accent:#8a4b12;--on-accent:#fff;--danger:#a3232e}
@media (prefers-color-scheme:dark){:root{--ground:#171411;--surface:#211d18;--ink:#f1ebe2;--muted:#b3a794;--line:#38312a;--accent:#eab27a;--on-accent:#171411;--danger:#f3989e}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Noto Sans TC",sans-serif;font-variant-numeric:tabular-nums}
header,main{max-width:64rem;margin:0 auto;padding:1rem}header a{color:inherit;text-decoration:none;font:700 1.125rem/1.3 "Trebuchet MS",system-ui,sans-serif}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.card{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:1rem;margin:0 0 .75rem}
h1{font-size:1.125rem;margin:0 0 .5rem}h2{font-size:1rem;margin:0 0 .5rem}.muted{color:var(--muted);font-size:.875rem;margin:0;overflow-wrap:anywhere}
.big{font-size:1.75rem;font-weight:700}.row{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between}.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.75rem}
label{display:block;font-weight:600;font-size:.9375rem}input:not([type=checkbox]),select{width:100%;min-height:44px;padding:.4rem .6rem;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--muted);border-radius:8px}
.check{display:flex;gap:.5rem;align-items:center;min-height:44px}.check input{width:1.25rem;height:1.25rem}
button{min-height:44px;padding:.4rem 1rem;font:inherit;font-weight:600;border-radius:8px;border:1px solid var(--line);background:var(--surface);color:inherit;cursor:pointer}
button.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.error{color:var(--danger);font-weight:600}.status{display:inline-block;padding:.1rem .6rem;border:1px solid var(--line);border-radius:99px;font-size:.8125rem;font-weight:600}
ul{margin:.5rem 0;padding:0;list-style:none}`

/** One page of the supplier. */
export function page(title: string, content: Html, nonce: string): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Mill &amp; Field Wholesale</title><link rel="icon" href="data:,"><style nonce="${nonce}">${raw(CSS)}</style></head>
<body><header><a href="/">Mill &amp; Field Wholesale</a><p class="muted">Supplier sandbox</p></header><main>${content}</main></body>
</html>`
}
