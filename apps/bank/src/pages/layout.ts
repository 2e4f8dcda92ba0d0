import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { CSS } from './style.ts'

/** A piece of page. Texts put into it were escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What every page of the bank needs. */
export type Page = { title: string; lang: string; nonce: string; tagline: string; content: Html; script?: string }

// A harbour light over water, in one stroke colour.
const MARK = raw(
  '<svg width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M11 20 12.5 8h3L17 20M11.5 8h5M14 8V5M20 6l3-1.5M8 6 5 4.5M3 20c2 0 2 1.5 4 1.5S9 20 11 20s2 1.5 4 1.5S17 20 19 20s2 1.5 4 1.5 1.5-.5 2-1"/></svg>',
)

/** One page of the bank: its mark, its words, its own look. */
export function page(view: Page): Html {
  return html`<!doctype html>
<html lang="${view.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${view.title} · Harbour Bank</title>
<link rel="icon" href="data:,">
<style nonce="${view.nonce}">${raw(CSS)}</style>
</head>
<body>
<header class="bar"><a class="brand" href="/">${MARK}<span>Harbour Bank</span></a><span class="tagline">${view.tagline}</span></header>
<main>${view.content}</main>
${view.script ? html`<script nonce="${view.nonce}">${raw(view.script)}</script>` : ''}
</body>
</html>`
}
