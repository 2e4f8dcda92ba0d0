import type { LocationId, SkuId } from '@onhand/domain/ids'
import { Button, ErrorState, Skeleton } from '@onhand/ui'
import { Drawer } from '@onhand/ui/desk'
import { createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ForecastChart } from './forecast-chart.tsx'
import { type ChartDay, chartDays, daysAsCsv, type SkuForecast } from './forecast-days.ts'
import { ModeForm } from './mode-form.tsx'
import { PlanFacts } from './plan-facts.tsx'
import { noteWords } from './plan-words.ts'

type Key = { readonly skuId: SkuId; readonly locationId: LocationId }

/** One item: its past and its forecast as a chart or a table, what follows for stock, and how it is to be stocked. */
export function ForecastDrawer(props: { readonly sku: Key | null; onClose(): void }) {
  const { t, locale } = useTexts('forecast')
  const { shop } = useShop()
  const [found, { refetch }] = createResource(
    () => props.sku,
    async (key) => ({ key, sku: await api.forecast.sku.query({ vendorId: shop().vendorId, ...key, locale }) }),
  )
  /** The item that is open: never the one before it, which is still known while this one is read. */
  const view = () => {
    const known = found.error ? undefined : found.latest
    return known && isSame(known.key, props.sku) ? known.sku : undefined
  }
  const title = () => {
    const facts = view()?.facts
    return facts ? [facts.title, facts.skuTitle].filter(Boolean).join(' · ') : t('forecast.item')
  }
  return (
    <Drawer title={title()} isOpen={props.sku !== null} onClose={props.onClose}>
      <Show when={!found.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={view()} fallback={<Skeleton height="320px" />}>
          {(sku) => (
            <div class="stack">
              <Outlook sku={sku()} title={title()} />
              <Show when={sku().forecast}>{(forecast) => <PlanFacts forecast={forecast()} />}</Show>
              <ModeForm
                skuId={sku().facts.skuId}
                mode={sku().mode}
                floorUnits={sku().floorUnits}
                onSaved={() => void refetch()}
              />
            </div>
          )}
        </Show>
      </Show>
    </Drawer>
  )
}

function isSame(one: Key, other: Key | null): boolean {
  return one.skuId === other?.skuId && one.locationId === other.locationId
}

function Outlook(props: { readonly sku: SkuForecast; readonly title: string }) {
  const { t, format } = useTexts('forecast')
  const [isTable, setTable] = createSignal(false)
  const days = () => chartDays(props.sku)
  const say = () => {
    const week = props.sku.forecast?.week
    const [low = 0, , , , high = 0] = week?.quantiles ?? []
    return week
      ? t('forecast.chartSay', { mean: format.number(Math.round(week.mean)), low, high })
      : t('forecast.chartNone')
  }
  const notes = () => props.sku.forecast?.plan ?? []
  const file = () => `data:text/csv;charset=utf-8,${encodeURIComponent(daysAsCsv(days()))}`
  return (
    <section class="stack">
      <Show when={!isTable()} fallback={<DaysTable days={days()} />}>
        <ForecastChart days={days()} label={t('forecast.chart', { item: props.title })} />
      </Show>
      <p>{say()}</p>
      <Show when={notes().length > 0}>
        <div>
          <h3 class="forecast-notes-title">{t('forecast.note.title')}</h3>
          <ul class="forecast-notes">
            <For each={notes()}>{(note) => <li>{noteWords({ t, format }, note)}</li>}</For>
          </ul>
        </div>
      </Show>
      <div class="panel-actions">
        <Button look="quiet" icon={isTable() ? 'chart-column' : 'columns-3'} onClick={() => setTable(!isTable())}>
          {isTable() ? t('forecast.showChart') : t('forecast.showTable')}
        </Button>
        <a class="button is-quiet" href={file()} download={`${props.sku.facts.code || 'forecast'}.csv`}>
          {t('forecast.download')}
        </a>
      </div>
    </section>
  )
}

function DaysTable(props: { readonly days: readonly ChartDay[] }) {
  const { t, format } = useTexts('forecast')
  const units = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : format.number(value)
  return (
    <div class="forecast-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('forecast.day')}</th>
            <th scope="col">{t('forecast.sold')}</th>
            <th scope="col">{t('forecast.expected')}</th>
            <th scope="col">{t('forecast.low')}</th>
            <th scope="col">{t('forecast.high')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={[...props.days].reverse()}>
            {(day) => (
              <tr>
                <th scope="row">
                  {format.date(day.day)}
                  <For each={day.kinds}>{(kind) => <span class="muted small">{t(`forecast.kind.${kind}`)}</span>}</For>
                </th>
                <td>{units(day.soldUnits)}</td>
                <td>{day.mean === null ? '' : format.number(Math.round(day.mean * 10) / 10)}</td>
                <td>{units(day.band?.[0])}</td>
                <td>{units(day.band?.[3])}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
