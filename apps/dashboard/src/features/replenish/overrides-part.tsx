import { Button, ErrorState, showToast } from '@onhand/ui'
import { For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

type Override = Answer<typeof api.forecast.overrides.query>['items'][number]

/** The items that are planned otherwise than by the rule, and the way back to it. */
export function OverridesPart() {
  const { t, locale } = useTexts('forecast')
  const pieces = useTexts('pieces')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const optimistic = useOptimistic()
  const overrides = createPages(
    () => ({ vendorId: shop().vendorId, locale, limit: 50 }),
    (asked, cursor) => api.forecast.overrides.query({ ...asked, cursor }),
  )
  const remove = (override: Override) => {
    const { skuId, mode, floorUnits } = override
    const before = overrides.rows()
    const save = (choice: { mode: Override['mode']; floorUnits: number }) =>
      api.forecast.saveOverride.mutate({ vendorId: shop().vendorId, skuId, ...choice })
    void optimistic({
      apply: () => overrides.change((rows) => rows.filter((row) => row.skuId !== skuId)),
      rollback: () => overrides.change(() => before),
      run: () => save({ mode: 'forecast', floorUnits: 0 }),
      done: t('forecast.modeSaved'),
      undo: {
        label: pieces.t('toast.undo'),
        run: () =>
          void save({ mode, floorUnits })
            .catch((error: unknown) => showToast(failureText(error, frame.t)))
            .then(overrides.reload),
      },
    })
  }
  const words = ({ mode, floorUnits }: Override) =>
    mode === 'floor' ? t('forecast.override.floor', { count: floorUnits }) : t(`forecast.mode.${mode}`)
  return (
    <section class="panel stack" aria-labelledby="forecast-overrides">
      <h2 id="forecast-overrides">{t('forecast.override.title')}</h2>
      <Show when={overrides.state() !== 'failed'} fallback={<ErrorState onRetry={overrides.reload} />}>
        <Show
          when={overrides.rows().length > 0}
          fallback={<p class="muted">{overrides.state() === 'ready' ? t('forecast.override.none') : ''}</p>}
        >
          <ul class="override-list">
            <For each={overrides.rows()}>
              {(override) => (
                <li>
                  <span>
                    {[override.title, override.skuTitle].filter(Boolean).join(' · ')}
                    <span class="muted small">{words(override)}</span>
                  </span>
                  <Show when={can('shop.write')}>
                    <Button look="bare" onClick={() => remove(override)}>
                      {t('forecast.override.remove')}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={overrides.hasMore()}>
            <Button look="quiet" onClick={overrides.more}>
              {t('forecast.more')}
            </Button>
          </Show>
        </Show>
      </Show>
    </section>
  )
}
