import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A piece of page. Texts put into it were escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const CSS = `
:root{color-scheme:light dark;--ground:#f3f5f2;--surface:#fff;--ink:#17211b;--muted:#57655c;--line:#d9e0da;--accent:#b3261e;--on-accent:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#111512;--surface:#191e1a;--ink:#ecf1ed;--muted:#9fada4;--line:#2d352f;--accent:#ff9c94;--on-accent:#111512}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Noto Sans TC",sans-serif;font-variant-numeric:tabular-nums}
header,main{max-width:48rem;margin:0 auto;padding:1rem}header a{color:var(--accent);text-decoration:none;font:800 1.125rem/1.3 system-ui,sans-serif;letter-spacing:-.01em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}a{color:var(--accent)}
.card{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:1rem;margin:0 0 .75rem}
h1{font-size:1.375rem;margin:0 0 .25rem}h2{font-size:1rem;margin:0 0 .5rem}.muted{color:var(--muted);font-size:.875rem;margin:0;overflow-wrap:anywhere}
.row{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between}.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.75rem}
label{display:block;font-weight:600;font-size:.9375rem}input:not([type=checkbox]),select{width:100%;min-height:44px;padding:.4rem .6rem;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--muted);border-radius:8px}
.check{display:flex;gap:.5rem;align-items:center;min-height:44px}.check input{width:1.25rem;height:1.25rem}
button{min-height:44px;padding:.4rem 1rem;font:inherit;font-weight:600;border-radius:8px;border:1px solid var(--line);background:var(--surface);color:inherit;cursor:pointer}
button.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}.error{color:var(--accent);font-weight:600}
ol{list-style:none;margin:1rem 0 0;padding:0}ol li{position:relative;padding:0 0 1rem 1.75rem}
ol li::before{content:"";position:absolute;left:.25rem;top:.4rem;width:.75rem;height:.75rem;border-radius:50%;background:var(--accent)}
ol li:not(:last-child)::after{content:"";position:absolute;left:.5625rem;top:1.15rem;bottom:-.4rem;width:2px;background:var(--line)}
ol strong{display:block}`

/** One page of the carrier. */
export function page(title: string, content: Html, nonce: string): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Onward Parcels</title><link rel="icon" href="data:,"><style nonce="${nonce}">${raw(CSS)}</style></head>
<body><header><a href="/">Onward Parcels</a></header><main>${content}</main></body>
</html>`
}
