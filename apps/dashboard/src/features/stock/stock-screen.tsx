import { isId, type LocationId } from '@onhand/domain/ids'
import { ButtonLink, EmptyState } from '@onhand/ui'
import { type Column, DataTable, FilterBar, FilterChip, type Sort, StatusPill, Tabs } from '@onhand/ui/desk'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages, type Pages } from '../../lib/pages.ts'
import type { Answer } from '../../lib/answer.ts'
import { useShop } from '../../lib/session.tsx'
import { type Texts, useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { Freshness } from './freshness.tsx'
import { type Place, usePlaces } from './places.ts'
import { SkuDrawer } from './sku-drawer.tsx'
import { StockTabs } from './stock-tabs.tsx'
import { UnitsCell } from './units-cell.tsx'

type Row = Answer<typeof api.stock.rows.query>['items'][number]
type Summary = Answer<typeof api.stock.summary.query>
const STATES = ['all', 'low', 'out', 'expiring', 'incoming'] as const
type State = (typeof STATES)[number]
const SORTS = { item: 'title', available: 'available', expires: 'expiry' } as const
const PAGE_ROWS = 100

/** What is where: every item with its numbers. For a shop with one place the number can be typed right here. */
export default function StockScreen() {
  const texts = useTexts('stock')
  const { t, locale } = texts
  const { shop, can, link } = useShop()
  const { places, nameOf } = usePlaces()
  const record = useOpenRecord()
  const [words, setWords] = createSignal('')
  const [state, setState] = createSignal<State>('all')
  const [locationId, setLocationId] = createSignal<LocationId | null>(null)
  const [sort, setSort] = createSignal<Sort>({ key: 'item', isDown: false })
  const [summary, setSummary] = createSignal<Summary | null>(null)
  const asked = () => ({
    vendorId: shop().vendorId,
    locale,
    words: words(),
    state: state(),
    locationId: locationId(),
    sort: SORTS[sortKey(sort().key)],
    limit: PAGE_ROWS,
  })
  const rows = createPages(asked, (query, cursor) => api.stock.rows.query({ ...query, cursor }))
  const countAgain = async () => {
    const of = { vendorId: shop().vendorId, locationId: locationId() }
    // The numbers on the tabs are a help; without them the tabs still work.
    setSummary(await api.stock.summary.query(of).catch(() => null))
  }
  createEffect(on(locationId, () => void countAgain()))
  const changed = () => {
    rows.reload()
    void countAgain()
  }
  const open = () => rows.rows().find((row) => row.skuId === record.openKey())
  const onePlace = () => (places().length === 1 && can('stock.write') ? places()[0] : undefined)

  return (
    <div class="screen is-table">
      <ScreenHead title={t('stock.title')}>
        <ButtonLink look="quiet" icon="scan-line" href={`/dashboard${link('/scan')}`}>
          {t('stock.scan')}
        </ButtonLink>
      </ScreenHead>
      <StockTabs />
      <Tabs
        label={t('stock.states')}
        chosen={state()}
        tabs={STATES.map((key) => ({ key, label: t(`stock.state.${key}`), count: countOf(key, summary()) }))}
        onChoose={(key) => setState(STATES.find((one) => one === key) ?? 'all')}
      />
      <FilterBar search={{ label: t('stock.search'), text: words(), onSearch: setWords }}>
        <Show when={places().length > 1}>
          <FilterChip
            label={t('stock.place')}
            value={locationId()}
            options={places().map((place) => ({ value: place.locationId, label: place.name }))}
            onChoose={(value) => setLocationId(value !== null && isId('location', value) ? value : null)}
          />
        </Show>
      </FilterBar>
      <DataTable
        label={t('stock.title')}
        columns={stockColumns(texts, onePlace(), rows.change)}
        rows={rows.rows()}
        state={rows.state()}
        hasMore={rows.hasMore()}
        rowKey={(row) => row.skuId}
        rowName={(row) => nameOfItem(row)}
        openKey={record.openKey()}
        sort={sort()}
        onSort={(next) => setSort({ ...next, isDown: false })}
        onOpen={(row) => record.open(row.skuId)}
        onEnd={rows.more}
        onRetry={rows.reload}
        empty={
          <EmptyState
            icon="boxes"
            title={t('stock.none')}
            hint={words() === '' && state() === 'all' ? t('stock.noneHint') : t('stock.noneFound')}
          />
        }
      />
      <SkuDrawer
        skuId={skuOf(record.openKey())}
        title={open() ? nameOfItem(open()) : undefined}
        places={places()}
        placeName={nameOf}
        onClose={record.close}
        onChanged={changed}
      />
    </div>
  )
}

/** With one place the number can be typed in the table. */
function stockColumns(
  { t, format }: Texts<'stock'>,
  place: Place | undefined,
  change: Pages<Row>['change'],
): readonly Column<Row>[] {
  const { number } = format
  return [
    {
      key: 'item',
      label: t('stock.item'),
      width: 'minmax(200px, 1fr)',
      phone: 'title',
      isSortable: true,
      cell: (row) => nameOfItem(row),
    },
    {
      key: 'code',
      label: t('stock.code'),
      width: '120px',
      phone: 'detail',
      cell: (row) => <span class="muted">{row.code}</span>,
    },
    {
      key: 'available',
      label: t('stock.available'),
      width: '110px',
      align: 'end',
      phone: 'end',
      isSortable: true,
      cell: (row) => <AvailableCell row={row} />,
    },
    {
      key: 'onHand',
      label: t('stock.onHand'),
      width: place ? '124px' : '84px',
      align: 'end',
      cell: (row) => (
        <Show when={place} fallback={number(row.onHandUnits)}>
          {(only) => <UnitsCell row={row} place={only()} name={nameOfItem(row)} change={change} />}
        </Show>
      ),
    },
    {
      key: 'claimed',
      label: t('stock.claimed'),
      width: '84px',
      align: 'end',
      cell: (row) => number(row.reservedUnits + row.allocatedUnits),
    },
    {
      key: 'incoming',
      label: t('stock.incoming'),
      width: '90px',
      align: 'end',
      cell: (row) => number(row.incomingUnits),
    },
    {
      key: 'expires',
      label: t('stock.expires'),
      width: '120px',
      phone: 'detailEnd',
      isSortable: true,
      cell: (row) => (row.onHandUnits > 0 ? <Freshness date={row.earliestExpiryDate} /> : null),
    },
  ]
}

function skuOf(key: string | null) {
  return key !== null && isId('sku', key) ? key : null
}

function AvailableCell(props: { readonly row: Row }) {
  const { t, format } = useTexts('stock')
  return (
    <span class="stock-available">
      <Show when={props.row.isLow}>
        <StatusPill tone="signal">{t('stock.low')}</StatusPill>
      </Show>
      <strong classList={{ 'is-none': props.row.availableUnits === 0 }}>
        {format.number(props.row.availableUnits)}
      </strong>
    </span>
  )
}

function sortKey(key: string): keyof typeof SORTS {
  return key === 'available' || key === 'expires' ? key : 'item'
}

function nameOfItem(row: { readonly title: string; readonly skuTitle: string } | undefined): string {
  return [row?.title, row?.skuTitle].filter(Boolean).join(' · ')
}

function countOf(state: State, summary: Summary | null): number | undefined {
  if (!summary) return undefined
  const counts = {
    all: summary.skuCount,
    low: summary.lowCount,
    out: summary.outCount,
    expiring: summary.expiringCount,
    incoming: summary.incomingCount,
  }
  return counts[state]
}
