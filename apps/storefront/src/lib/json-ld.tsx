import { Show } from 'solid-js'
import { escapeJson } from './escape-json.ts'

/** Facts for search engines. `<` is written as an escape, so that no text of a product can end the script. */
export function JsonLd(props: { readonly facts: Readonly<Record<string, unknown>> }) {
  return (
    <Show when={import.meta.env.SSR}>
      <script type="application/ld+json" innerHTML={escapeJson({ '@context': 'https://schema.org', ...props.facts })} />
    </Show>
  )
}
