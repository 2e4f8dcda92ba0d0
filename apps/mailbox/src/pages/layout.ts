import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A piece of page; texts put into it were escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const CSS = `
:root{color-scheme:light dark;--ground:#f4f5f7;--surface:#fff;--ink:#1a1d24;--muted:#5b6270;--line:#e2e5ea;--accent:#2f5bd3}
@media (prefers-color-scheme:dark){:root{--ground:#111318;--surface:#191c23;--ink:#eceef2;--muted:#9aa2b1;--line:#2a2f39;--accent:#8fb0ff}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Noto Sans TC",sans-serif}
a{color:var(--accent)}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
header,main{max-width:60rem;margin:0 auto;padding:1rem}
header{display:flex;gap:1rem;flex-wrap:wrap;align-items:center;justify-content:space-between}
h1{font-size:1.25rem;margin:0}h1 a{color:inherit;text-decoration:none}
form{display:flex;gap:.5rem}input,button{font:inherit;min-height:44px;padding:.4rem .75rem;border-radius:8px;border:1px solid var(--line);background:var(--surface);color:inherit}
.list{list-style:none;margin:0;padding:0;background:var(--surface);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.list li+li{border-top:1px solid var(--line)}.list a{display:grid;grid-template-columns:1fr auto;gap:0 1rem;padding:.75rem 1rem;color:inherit;text-decoration:none}
.list a:hover{background:var(--ground)}.subject{font-weight:600;overflow-wrap:anywhere}.meta{color:var(--muted);font-size:.875rem;overflow-wrap:anywhere}
time{color:var(--muted);font-size:.875rem;white-space:nowrap}
.card{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:1rem;margin-bottom:1rem}
iframe{width:100%;height:70vh;border:1px solid var(--line);border-radius:12px;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font:14px/1.5 ui-monospace,monospace}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
.empty{color:var(--muted);text-align:center;padding:4rem 1rem}`

/** One page of the mailbox. */
export function page(title: string, content: Html, view: { nonce: string; search: string }): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Mailbox</title><link rel="icon" href="data:,">
<style nonce="${view.nonce}">${raw(CSS)}</style>
</head>
<body>
<header><h1><a href="/">Mailbox</a></h1>
<form action="/" role="search"><label><span hidden>Recipient</span><input type="search" name="to" value="${view.search}" placeholder="Recipient" aria-label="Recipient" maxlength="320"></label><button>Search</button></form></header>
<main>${content}</main>
</body>
</html>`
}

/** An instant as people read it. */
export function time(atMs: number): Html {
  const iso = new Date(atMs).toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')}</time>`
}
