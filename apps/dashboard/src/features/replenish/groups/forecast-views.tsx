import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { useTexts } from '../../../lib/texts.ts'

/** The ways to look at forecasts, as links. */
export function ForecastViews(props: {
  readonly views: readonly { readonly href: string; readonly label: string; readonly isOn: boolean }[]
}) {
  const { t } = useTexts('groups')
  return (
    <nav class="forecast-views" aria-label={t('groups.views')}>
      <For each={props.views}>
        {(view) => (
          <A
            class="chip"
            classList={{ 'is-on': view.isOn }}
            href={view.href}
            aria-current={view.isOn ? 'page' : undefined}
          >
            {view.label}
          </A>
        )}
      </For>
    </nav>
  )
}
