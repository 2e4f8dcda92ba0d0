import type { ValueClass } from '@onhand/domain/forecasting/types'
import { isId } from '@onhand/domain/ids'
import { Button, EmptyState } from '@onhand/ui'
import { type Column, DataTable, FilterBar, FilterChip, StatusPill } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { type Texts, useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { usePlaces } from '../stock/places.ts'
import { ForecastDrawer } from './forecast-drawer.tsx'
import { ShopForecastViews } from './groups/shop-views.tsx'
import { ReplenishTabs } from './replenish-tabs.tsx'
import { shopRuns } from './run-calls.ts'
import { RunProgress } from './run-progress.tsx'
import { useRunWatch } from './watch-run.ts'

type Row = Answer<typeof api.forecast.rows.query>['items'][number]

const CLASSES = ['A', 'B', 'C'] as const

/** The table of forecasts: what sold, what is expected, what is there and how long it lasts. */
export default function ForecastsScreen() {
  const texts = useTexts('forecast')
  const { t, locale } = texts
  const { shop, can } = useShop()
  const { places, nameOf } = usePlaces()
  const record = useOpenRecord()
  const [words, setWords] = createSignal('')
  const [valueClass, setValueClass] = createSignal<ValueClass | null>(null)
  const [place, setPlace] = createSignal<string | null>(null)
  const placeId = () => places().find((one) => one.locationId === place())?.locationId ?? null
  const rows = createPages(
    () => ({
      vendorId: shop().vendorId,
      locale,
      words: words(),
      valueClass: valueClass(),
      locationId: placeId(),
      limit: 100,
    }),
    (asked, cursor) => api.forecast.rows.query({ ...asked, cursor }),
  )
  const watch = useRunWatch(
    shopRuns(() => shop().vendorId),
    rows.reload,
  )
  const isFiltered = () => words() !== '' || valueClass() !== null || place() !== null
  const start = () => (
    <Show when={can('stock.write')}>
      <Button icon="gauge" isBusy={watch.isStarting()} onClick={() => void watch.start()}>
        {t('forecast.start')}
      </Button>
    </Show>
  )
  const lead = () => {
    const days = rows.rows().map((row) => row.horizonDays)
    return days.length > 0 ? t('forecast.lead', { count: Math.max(...days) }) : undefined
  }
  const open = () => {
    const [skuId = '', locationId = ''] = (record.openKey() ?? '').split(' ')
    return isId('sku', skuId) && isId('location', locationId) ? { skuId, locationId } : null
  }
  return (
    <div class="screen is-table">
      <ScreenHead title={t('forecast.title')} lead={lead()}>
        {start()}
      </ScreenHead>
      <ReplenishTabs />
      <ShopForecastViews on="item" />
      <RunProgress run={watch.run()} />
      <FilterBar search={{ label: t('forecast.search'), text: words(), onSearch: setWords }}>
        <FilterChip
          label={t('forecast.class')}
          value={valueClass()}
          options={CLASSES.map((value) => ({ value, label: t(`forecast.class.${value}`) }))}
          onChoose={(value) => setValueClass(CLASSES.find((one) => one === value) ?? null)}
        />
        <Show when={places().length > 1}>
          <FilterChip
            label={t('forecast.place')}
            value={place()}
            options={places().map((one) => ({ value: one.locationId, label: one.name }))}
            onChoose={setPlace}
          />
        </Show>
      </FilterBar>
      <DataTable
        label={t('forecast.title')}
        columns={columnsOf(texts, places().length > 1 ? nameOf : null)}
        rows={rows.rows()}
        state={rows.state()}
        hasMore={rows.hasMore()}
        rowKey={keyOf}
        rowName={titleOf}
        openKey={record.openKey()}
        onOpen={(row) => record.open(keyOf(row))}
        onEnd={rows.more}
        onRetry={rows.reload}
        empty={
          <Show when={!isFiltered()} fallback={<EmptyState icon="search" title={t('forecast.noneFound')} />}>
            <EmptyState icon="gauge" title={t('forecast.none')} hint={t('forecast.noneHint')}>
              {start()}
            </EmptyState>
          </Show>
        }
      />
      <ForecastDrawer sku={open()} onClose={record.close} />
    </div>
  )
}

function columnsOf(
  { t, format }: Texts<'forecast'>,
  placeName: ((id: string) => string) | null,
): readonly Column<Row>[] {
  const cover = (row: Row) => {
    const perDay = row.protectionMean / row.protectionDays
    return perDay > 0
      ? t('forecast.coverDays', { count: Math.floor(row.availableUnits / perDay) })
      : t('forecast.coverNone')
  }
  return [
    {
      key: 'item',
      label: t('forecast.item'),
      width: 'minmax(220px, 1fr)',
      phone: 'title',
      cell: (row) => (
        <span class="forecast-item">
          <span>{titleOf(row)}</span>
          <Show when={row.suddenChange !== 'none' && row.suddenChange}>
            {(change) => <StatusPill tone="signal">{t(`forecast.change.${change()}`)}</StatusPill>}
          </Show>
        </span>
      ),
    },
    ...(placeName
      ? [{ key: 'place', label: t('forecast.place'), width: '120px', cell: (row: Row) => placeName(row.locationId) }]
      : []),
    { key: 'class', label: t('forecast.class'), width: '60px', cell: (row) => row.valueClass },
    {
      key: 'sold',
      label: t('forecast.sold28'),
      width: '110px',
      align: 'end',
      phone: 'detail',
      cell: (row) => (
        <>
          {format.number(row.sold28Days)} <span class="only-phone">{t('forecast.sold28Words')}</span>
        </>
      ),
    },
    {
      key: 'next',
      label: t('forecast.nextWeek'),
      width: '90px',
      align: 'end',
      phone: 'end',
      cell: (row) => (
        <strong>
          {format.number(row.nextWeekUnits)} <span class="only-phone">{t('forecast.nextWeekWords')}</span>
        </strong>
      ),
    },
    {
      key: 'available',
      label: t('forecast.available'),
      width: '80px',
      align: 'end',
      cell: (row) => format.number(row.availableUnits),
    },
    { key: 'cover', label: t('forecast.cover'), width: '90px', align: 'end', phone: 'detailEnd', cell: cover },
    {
      key: 'reorder',
      label: t('forecast.reorderPoint'),
      width: '100px',
      align: 'end',
      cell: (row) => format.number(row.reorderPointUnits),
    },
  ]
}

function keyOf(row: Pick<Row, 'skuId' | 'locationId'>): string {
  return `${row.skuId} ${row.locationId}`
}

function titleOf(row: Row): string {
  return [row.title, row.skuTitle].filter(Boolean).join(' · ')
}
