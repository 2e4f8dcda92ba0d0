import type { AlertKind } from '@onhand/domain/forecasting/types'
import { For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** How many alerts there are of each kind and what they are worth; pressing one narrows the table to it. */
export function AlertCounts(props: {
  readonly counts: Answer<typeof api.forecast.alertSummary.query>
  readonly kind: AlertKind | null
  onChoose(kind: AlertKind | null): void
}) {
  const { t, format } = useTexts('forecast')
  const { shop } = useShop()
  return (
    <Show when={props.counts.length > 0}>
      <ul class="alert-counts">
        <For each={props.counts}>
          {(one) => (
            <li>
              <button
                type="button"
                class={props.kind === one.kind ? 'alert-count is-on' : 'alert-count'}
                aria-pressed={props.kind === one.kind}
                onClick={() => props.onChoose(props.kind === one.kind ? null : one.kind)}
              >
                <span class="small muted">{t(`forecast.alert.${one.kind}`)}</span>
                <strong class="number">{format.number(one.count)}</strong>
                <Show when={one.valueMinor > 0}>
                  <span class="small number">{format.money(one.valueMinor, shop().currency)}</span>
                </Show>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
