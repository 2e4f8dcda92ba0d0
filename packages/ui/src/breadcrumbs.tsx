import { For, Show } from 'solid-js'
import { Icon } from './icon.tsx'
import { useText } from './text.tsx'

/** The way from the front page to here; the last part is the page itself when it has no address. */
export function Breadcrumbs(props: { readonly parts: readonly { readonly name: string; readonly href?: string }[] }) {
  const { t } = useText()
  return (
    <nav class="crumbs" aria-label={t('frame.breadcrumbs')}>
      <ol>
        <For each={props.parts}>
          {(part, index) => (
            <li>
              <Show when={index() > 0}>
                <Icon name="chevron-right" isSmall />
              </Show>
              <Show when={part.href} fallback={<span aria-current="page">{part.name}</span>}>
                <a href={part.href}>{part.name}</a>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </nav>
  )
}
