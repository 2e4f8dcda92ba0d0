import type { CategoryNode } from '@onhand/domain/catalog/views'
import { Show } from 'solid-js'

/** A category as a large calm tile. Its emoji may be a character or the address of a drawing. */
export function CategoryTile(props: { readonly category: CategoryNode; readonly href: string }) {
  return (
    <a class="tile" href={props.href} style={{ '--tile-tint': props.category.tint }}>
      <span class="tile-name">{props.category.name}</span>
      <span class="tile-emoji" aria-hidden="true">
        <Show when={props.category.emoji.startsWith('/')} fallback={props.category.emoji}>
          <img src={props.category.emoji} alt="" width="56" height="56" loading="lazy" />
        </Show>
      </span>
    </a>
  )
}
