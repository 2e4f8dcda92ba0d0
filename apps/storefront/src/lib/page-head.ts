import type { JSX } from 'solid-js'
import { getRequestEvent, ssr, useAssets } from 'solid-js/web'

/** A tag of the head: its name and attributes; `text` for the title. */
export type HeadTag = {
  readonly tag: 'title' | 'meta' | 'link'
  readonly attributes?: Readonly<Record<string, string>>
  readonly text?: string
}

/** The head of each page being rendered. What is said last counts: a page may be rendered more than once while its facts arrive. */
const heads = new WeakMap<object, readonly HeadTag[]>()

/** Says what the head of the page being rendered holds. On the server only; in the browser the title alone changes with the page. */
export function setHead(tags: readonly HeadTag[]): void {
  const event = getRequestEvent()
  if (event) heads.set(event, tags)
}

/** Writes the head into the page when the page is done. */
export function renderHead(): void {
  const event = getRequestEvent()
  if (!event) return
  // On the server an element is its HTML; only Solid's types do not say so.
  useAssets(() => ssr((heads.get(event) ?? []).map(headTagHtml).join('')) as unknown as JSX.Element)
}

/** One tag as HTML; every value is escaped. */
export function headTagHtml({ tag, attributes = {}, text = '' }: HeadTag): string {
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
  return tag === 'title' ? `<title>${escapeHtml(text)}</title>` : `<${tag}${written}>`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
