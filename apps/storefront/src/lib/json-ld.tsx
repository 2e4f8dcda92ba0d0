import { Show } from 'solid-js'

/** Facts for search engines. `<` is written as an escape, so that no text of a product can end the script. */
export function JsonLd(props: { readonly facts: Readonly<Record<string, unknown>> }) {
  return (
    <Show when={import.meta.env.SSR}>
      <script type="application/ld+json" innerHTML={escapeJson({ '@context': 'https://schema.org', ...props.facts })} />
    </Show>
  )
}

/** JSON that is safe inside a script element. */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}
