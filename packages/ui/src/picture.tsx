import type { ImageView } from '@onhand/domain/catalog/views'
import { Show } from 'solid-js'

/** A picture in its own proportions with its tint as ground while it loads: no layout shift. Decorative where the name stands beside it. */
export function Picture(props: {
  readonly image: ImageView | null
  readonly isDecorative?: boolean
  readonly isFirst?: boolean
  readonly sizes?: string
}) {
  return (
    <Show when={props.image} fallback={<span class="picture" />}>
      {(image) => (
        <img
          class="picture"
          src={image().url}
          alt={props.isDecorative ? '' : image().alt}
          width={image().width}
          height={image().height}
          loading={props.isFirst ? 'eager' : 'lazy'}
          fetchpriority={props.isFirst ? 'high' : undefined}
          decoding="async"
          style={{ 'background-color': image().tint }}
        />
      )}
    </Show>
  )
}
