import { isId, type LocationId } from '@onhand/domain/ids'
import { MOVEMENT_REASONS, type MovementReason } from '@onhand/domain/inventory/types'
import { EmptyState } from '@onhand/ui'
import { type Column, DataTable, FilterBar, FilterChip } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { usePlaces } from './places.ts'
import { StockTabs } from './stock-tabs.tsx'
import { signed } from './stock-words.ts'

type Row = Answer<typeof api.stock.movements.query>['items'][number]

/** The ledger of movements, newest first: what moved, where, why, and what its maker said. */
export default function MovementsScreen() {
  const { t, format, locale } = useTexts('stock')
  const { shop } = useShop()
  const { places, nameOf } = usePlaces()
  const [reason, setReason] = createSignal<MovementReason | null>(null)
  const [locationId, setLocationId] = createSignal<LocationId | null>(null)
  const rows = createPages(
    () => ({ vendorId: shop().vendorId, locale, reason: reason(), locationId: locationId(), limit: 100 }),
    (asked, cursor) => api.stock.movements.query({ ...asked, cursor }),
  )
  const columns: readonly Column<Row>[] = [
    {
      key: 'when',
      label: t('stock.when'),
      width: '130px',
      phone: 'detailEnd',
      cell: (row) => format.dateTime(row.atMs, shop().timeZone),
    },
    { key: 'item', label: t('stock.item'), width: 'minmax(200px, 1fr)', phone: 'title', cell: titleOf },
    {
      key: 'units',
      label: t('stock.units'),
      width: '70px',
      align: 'end',
      phone: 'end',
      cell: (row) => (
        <strong class={row.deltaUnits < 0 ? 'is-minus' : 'is-plus'}>{signed(row.deltaUnits, format.number)}</strong>
      ),
    },
    {
      key: 'reason',
      label: t('stock.reason'),
      width: '120px',
      phone: 'detail',
      cell: (row) => t(`stock.reason.${row.reason}`),
    },
    { key: 'place', label: t('stock.place'), width: '120px', cell: (row) => nameOf(row.locationId) },
    { key: 'lot', label: t('stock.lot'), width: '100px', cell: (row) => row.lotCode },
    {
      key: 'note',
      label: t('stock.by'),
      width: '140px',
      cell: (row) => <span class="muted">{[row.noteReference, row.note].filter(Boolean).join(' · ')}</span>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('stock.tab.movements')} />
      <StockTabs />
      <FilterBar>
        <FilterChip
          label={t('stock.reason')}
          value={reason()}
          options={MOVEMENT_REASONS.map((value) => ({ value, label: t(`stock.reason.${value}`) }))}
          onChoose={(value) => setReason(MOVEMENT_REASONS.find((one) => one === value) ?? null)}
        />
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
        label={t('stock.tab.movements')}
        columns={columns}
        rows={rows.rows()}
        state={rows.state()}
        hasMore={rows.hasMore()}
        rowKey={(row) => row.movementId}
        rowName={titleOf}
        onEnd={rows.more}
        onRetry={rows.reload}
        empty={<EmptyState icon="arrow-left-right" title={t('stock.noMovements')} />}
      />
    </div>
  )
}

function titleOf(row: Row): string {
  return [row.title, row.skuTitle].filter(Boolean).join(' · ')
}
