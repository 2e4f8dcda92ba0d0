import { Notice, Skeleton } from '@onhand/ui'
import { createEffect, createResource, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { PromotionForm } from './promotion-form.ts'
import { type Preview, usePromotionWords } from './promotion-words.ts'

/** Long enough that a number is typed to its end. */
const DEBOUNCE_MS = 300
/** More than these nobody reads before planning. */
const ROWS_SHOWN = 12

type Described = NonNullable<ReturnType<PromotionForm['described']>>

/** What the form would do, worked out while it is written. */
export function PromotionPreview(props: { readonly described: Described | null }) {
  const { t } = useTexts('promotions')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const { refusals } = usePromotionWords()
  const [asked, setAsked] = createSignal<string | null>(null)
  const written = () => (props.described ? JSON.stringify(props.described) : null)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  createEffect(
    on(written, (next) => {
      clearTimeout(timer)
      timer = setTimeout(() => setAsked(next), DEBOUNCE_MS)
    }),
  )
  const [preview] = createResource(asked, () =>
    props.described ? api.promotion.preview.mutate({ vendorId: shop().vendorId, ...props.described }) : undefined,
  )
  /** True while it speaks of what the form said before. */
  const isBehind = () => preview.loading || asked() !== written()
  return (
    <section
      class="panel promotion-preview"
      aria-labelledby="promotion-preview"
      aria-live="polite"
      aria-busy={isBehind() ? 'true' : undefined}
    >
      <h2 id="promotion-preview">{t('promotions.preview')}</h2>
      <Show when={props.described} fallback={<p class="muted">{t('promotions.previewFirst')}</p>}>
        <Show
          when={!preview.error}
          fallback={<Notice tone="signal">{failureText(preview.error, frame.t, refusals)}</Notice>}
        >
          <Show when={preview.latest} fallback={<Skeleton height="120px" />}>
            {(known) => <Outcome preview={known()} />}
          </Show>
        </Show>
      </Show>
    </section>
  )
}

function Outcome(props: { readonly preview: Preview }) {
  const { t, format } = useTexts('promotions')
  const money = (minor: number) => format.money(minor, props.preview.currency)
  const skuDays = () => props.preview.skuCount * props.preview.days
  const hasLowerWas = () => props.preview.items.some((item) => item.lowestMinor < item.regularMinor)
  return (
    <div class="stack">
      <p>
        <strong>{t('promotions.previewItems', { count: props.preview.skuCount })}</strong> ·{' '}
        {t('promotions.ofDays', { count: props.preview.days })}
      </p>
      <Show when={props.preview.clash}>
        {(clash) => <Notice tone="signal">{t('promotions.clash', { name: clash().name })}</Notice>}
      </Show>
      <Show when={skuDays() > props.preview.skuDaysMax}>
        <Notice tone="signal">{t('promotions.tooMany', { count: skuDays(), max: props.preview.skuDaysMax })}</Notice>
      </Show>
      <Show when={props.preview.skuCount > 0} fallback={<Notice tone="signal">{t('promotions.empty')}</Notice>}>
        <p>
          {props.preview.breakEvenPercent === null
            ? t('promotions.stakeUnknown')
            : t('promotions.stake', {
                amount: money(props.preview.atStakeMinor),
                percent: format.percent(props.preview.breakEvenPercent * 100),
              })}{' '}
          <Show when={props.preview.unitsADay > 0}>
            <span class="muted">
              {t('promotions.usual', { units: format.number(Math.round(props.preview.unitsADay * 10) / 10) })}
            </span>
          </Show>
        </p>
        <PreviewTable preview={props.preview} money={money} />
        <Show when={props.preview.skuCount > ROWS_SHOWN}>
          <p class="small muted">{t('promotions.more', { count: props.preview.skuCount - ROWS_SHOWN })}</p>
        </Show>
        <Show when={hasLowerWas()}>
          <p class="small muted">{t('promotions.wasHint')}</p>
        </Show>
      </Show>
      <Show when={props.preview.leftOutCount > 0}>
        <details>
          <summary>{t('promotions.leftOut', { count: props.preview.leftOutCount })}</summary>
          <ul class="promotion-left-out small">
            <For each={props.preview.leftOut}>
              {(item) => (
                <li>
                  {item.title} <span class="muted">{item.code}</span>: {t(`promotions.leftOut.${item.reason}`)}
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </div>
  )
}

function PreviewTable(props: { readonly preview: Preview; money(minor: number): string }) {
  const { t } = useTexts('promotions')
  const wasOf = (item: Preview['items'][number]) => {
    const was = Math.min(item.lowestMinor, item.regularMinor)
    return was > item.priceMinor ? props.money(was) : t('promotions.noWas')
  }
  return (
    <table class="promotion-table">
      <thead>
        <tr>
          <th scope="col">{t('promotions.col.item')}</th>
          <th scope="col" class="is-end">
            {t('promotions.col.price')}
          </th>
          <th scope="col" class="is-end">
            {t('promotions.col.was')}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.preview.items.slice(0, ROWS_SHOWN)}>
          {(item) => (
            <tr>
              <th scope="row">
                {item.title}
                <Show when={item.variantTitle}>
                  <span class="muted"> · {item.variantTitle}</span>
                </Show>
              </th>
              <td class="number is-end">
                <strong>{props.money(item.priceMinor)}</strong>
              </td>
              <td class="number is-end muted">{wasOf(item)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
