import type { ImageView } from '@onhand/domain/catalog/views'
import { Show } from 'solid-js'

/** Uploaded pictures are made in these widths; drawings have one size for all. */
const WIDTHS = [160, 320, 640, 960, 1280, 1920]
const UPLOADED = /^\/media\/i\/[0-9a-f]+\//
/** As wide as a card in a list of two columns, or a picture beside its facts. */
const SIZES = '(max-width: 719px) 50vw, 420px'

/** Every size of an uploaded picture up to its own; undefined for others. */
function sources(image: ImageView, format: 'avif' | 'webp'): string | undefined {
  const base = UPLOADED.exec(image.url)?.[0]
  if (!base) return undefined
  const widths = WIDTHS.filter((width, index) => index === 0 || width <= image.width)
  return widths.map((width) => `${base}${width}.${format} ${width}w`).join(', ')
}

/** A picture in its own proportions with its tint as ground while it loads: no layout shift. Uploaded ones come as AVIF where the browser reads it. Decorative where the name stands beside it. */
export function Picture(props: {
  readonly image: ImageView | null
  readonly isDecorative?: boolean
  readonly isFirst?: boolean
  readonly sizes?: string
}) {
  return (
    <Show when={props.image} fallback={<span class="picture" />}>
      {(image) => (
        <picture class="picture-sources">
          <Show when={sources(image(), 'avif')}>
            {(avif) => <source type="image/avif" srcset={avif()} sizes={props.sizes ?? SIZES} />}
          </Show>
          <img
            class="picture"
            src={image().url}
            srcset={sources(image(), 'webp')}
            sizes={sources(image(), 'webp') && (props.sizes ?? SIZES)}
            alt={props.isDecorative ? '' : image().alt}
            width={image().width}
            height={image().height}
            loading={props.isFirst ? 'eager' : 'lazy'}
            fetchpriority={props.isFirst ? 'high' : undefined}
            decoding="async"
            style={{ 'background-color': image().tint }}
          />
        </picture>
      )}
    </Show>
  )
}
