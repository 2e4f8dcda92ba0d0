import { ErrorState, Skeleton } from '@onhand/ui'
import { Figure, FilterChip } from '@onhand/ui/desk'
import { createResource, createSignal, For, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { RunCalls } from './run-calls.ts'

const BPS = 10_000

/** How good forecasts were: of all items, and class by class. */
export function AccuracyPart(props: { readonly calls: RunCalls }) {
  const { t, format } = useTexts('forecast')
  const [isWeek, setWeek] = createSignal(true)
  const [accuracy, { refetch }] = createResource(
    () => (isWeek() ? (7 as const) : (1 as const)),
    (spanDays) => props.calls.accuracy(spanDays),
  )
  const share = (value: number | null) => (value === null ? '–' : format.percent(Math.round(value * BPS)))
  return (
    <section class="panel stack" aria-labelledby="forecast-accuracy">
      <h2 id="forecast-accuracy">{t('forecast.accuracy.title')}</h2>
      <p class="muted">{t('forecast.accuracy.lead')}</p>
      <div>
        <FilterChip
          label={t('forecast.accuracy.span')}
          value={isWeek() ? 'week' : 'day'}
          options={[
            { value: 'week', label: t('forecast.accuracy.week') },
            { value: 'day', label: t('forecast.accuracy.day') },
          ]}
          onChoose={(value) => setWeek(value !== 'day')}
        />
      </div>
      <Show when={!accuracy.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={accuracy.latest} fallback={<Skeleton height="120px" />}>
          {(found) => (
            <Show when={found().days.length > 0} fallback={<p class="muted">{t('forecast.accuracy.none')}</p>}>
              <div class="figures">
                <Figure
                  label={t('forecast.accuracy.wape')}
                  value={share(found().all.wape)}
                  change={t('forecast.accuracy.wapeHint')}
                />
                <Figure
                  label={t('forecast.accuracy.bias')}
                  value={share(found().all.bias)}
                  change={t('forecast.accuracy.biasHint')}
                />
                <Figure label={t('forecast.accuracy.below95')} value={share(found().all.below95)} />
                <Figure label={t('forecast.accuracy.within50')} value={share(found().all.within50)} />
              </div>
              {/* On a phone it scrolls within itself: the keyboard gets there too. */}
              <section class="forecast-classes" tabindex={0} aria-labelledby="forecast-accuracy">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t('forecast.class')}</th>
                      <th scope="col">{t('forecast.accuracy.units')}</th>
                      <th scope="col">{t('forecast.accuracy.wape')}</th>
                      <th scope="col">{t('forecast.accuracy.bias')}</th>
                      <th scope="col">{t('forecast.accuracy.below95')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={found().classes}>
                      {(one) => (
                        <tr>
                          <th scope="row">{one.valueClass}</th>
                          <td>{format.number(one.actualUnits)}</td>
                          <td>{share(one.wape)}</td>
                          <td>{share(one.bias)}</td>
                          <td>{share(one.below95)}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </section>
            </Show>
          )}
        </Show>
      </Show>
    </section>
  )
}
