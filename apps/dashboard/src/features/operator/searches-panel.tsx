import { ErrorState, Skeleton } from '@onhand/ui'
import { createResource, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'

const DAYS = 30
const SHOWN = 10

/** What shoppers of all shops looked for and did not find: goods that some shop could sell. */
export function SearchesPanel() {
  const { t, format } = useTexts('operator')
  const [found, { refetch }] = createResource(() => api.operator.searches.query({ days: DAYS, limit: SHOWN }))
  return (
    <section class="panel" aria-labelledby="op-searches">
      <h2 id="op-searches">{t('op.searches')}</h2>
      <p class="small muted">{t('op.searchesHint')}</p>
      <Show when={!found.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={found.latest} fallback={<Skeleton height="120px" />}>
          {(answer) => (
            <Show when={answer().items.length > 0} fallback={<p>{t('op.searchesNone')}</p>}>
              <table class="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t('op.searchTerm')}</th>
                    <th scope="col" class="is-end">
                      {t('op.searchMisses')}
                    </th>
                    <th scope="col" class="is-end">
                      {t('op.searchCount')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={answer().items}>
                    {(one) => (
                      <tr>
                        <td>{one.term}</td>
                        <td class="is-end">{format.number(one.misses)}</td>
                        <td class="is-end">{format.number(one.searches)}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </Show>
          )}
        </Show>
      </Show>
    </section>
  )
}
