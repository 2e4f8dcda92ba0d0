import { Button, EmptyState } from '@onhand/ui'
import { type Column, confirmAction, DataTable, FilterBar, FilterChip, StatusPill } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { type Texts, useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { Freshness } from './freshness.tsx'
import { usePlaces } from './places.ts'
import { StockTabs } from './stock-tabs.tsx'
import { useStockWords } from './stock-words.ts'

type Lot = Answer<typeof api.stock.expiring.query>['items'][number]
type StockTexts = Texts<'stock'>
const SPANS_DAYS = [3, 7, 14, 30, 90]
const FIRST_SPAN_DAYS = 14

/** Lots that expire soon, first to expire first, with what they are worth; past ones are written off here. */
export default function ExpiringScreen() {
  const { t, format, locale } = useTexts('stock')
  const { shop, can } = useShop()
  const { nameOf } = usePlaces()
  const words = useStockWords()
  const optimistic = useOptimistic()
  const [withinDays, setWithinDays] = createSignal(FIRST_SPAN_DAYS)
  const lots = createPages(
    () => ({ vendorId: shop().vendorId, locale, withinDays: withinDays() }),
    (asked, cursor) => api.stock.expiring.query({ ...asked, cursor }),
  )
  const writeOff = async (lot: Lot) => {
    const units = free(lot)
    const question = { title: t('stock.writeOffTitle', { units, title: titleOf(lot) }), body: t('stock.writeOffBody') }
    if (!(await confirmAction({ ...question, action: t('stock.writeOff'), isDanger: true }))) return
    const { skuId, lotId, locationId } = lot
    const set = (onHandUnits: number) =>
      lots.change((rows) =>
        rows.map((row) => (row.lotId === lotId && row.skuId === skuId ? { ...row, onHandUnits } : row)),
      )
    const ask = { vendorId: shop().vendorId, skuId, lotId, locationId, movementId: newId('movement') }
    await optimistic({
      apply: () => set(lot.onHandUnits - units),
      rollback: () => set(lot.onHandUnits),
      run: () => api.stock.adjust.mutate({ ...ask, deltaUnits: -units, reason: 'expiry' }),
      done: t('stock.adjusted', { units: `−${format.number(units)}` }),
      words,
    })
  }
  const columns = lotColumns(useTexts('stock'), {
    nameOf,
    mayWriteOff: (lot) => can('stock.write') && free(lot) > 0,
    onWriteOff: (lot) => void writeOff(lot),
  })
  return (
    <div class="screen is-table">
      <ScreenHead title={t('stock.tab.expiring')} />
      <StockTabs />
      <FilterBar>
        <FilterChip
          label={t('stock.within')}
          value={String(withinDays())}
          options={SPANS_DAYS.map((count) => ({ value: String(count), label: t('stock.days', { count }) }))}
          onChoose={(value) => setWithinDays(value === null ? FIRST_SPAN_DAYS : Number(value))}
        />
      </FilterBar>
      <DataTable
        label={t('stock.tab.expiring')}
        columns={columns}
        rows={lots.rows()}
        state={lots.state()}
        hasMore={lots.hasMore()}
        rowKey={(lot) => `${lot.skuId} ${lot.lotId}`}
        rowName={titleOf}
        onEnd={lots.more}
        onRetry={lots.reload}
        empty={<EmptyState icon="leaf" title={t('stock.expiringNone')} hint={t('stock.expiringNoneHint')} />}
      />
    </div>
  )
}

function lotColumns(
  { t, format }: StockTexts,
  of: {
    nameOf(locationId: Lot['locationId']): string
    mayWriteOff(lot: Lot): boolean
    onWriteOff(lot: Lot): void
  },
): readonly Column<Lot>[] {
  return [
    { key: 'item', label: t('stock.item'), width: 'minmax(200px, 1fr)', phone: 'title', cell: titleOf },
    {
      key: 'lot',
      label: t('stock.lot'),
      width: '120px',
      phone: 'detail',
      cell: (lot) => lot.lotCode || t('stock.lotPlain'),
    },
    { key: 'place', label: t('stock.place'), width: '130px', cell: (lot) => of.nameOf(lot.locationId) },
    {
      key: 'expires',
      label: t('stock.expires'),
      width: '130px',
      phone: 'detailEnd',
      cell: (lot) => <ExpiryCell lot={lot} />,
    },
    {
      key: 'units',
      label: t('stock.onHand'),
      width: '80px',
      align: 'end',
      phone: 'end',
      cell: (lot) => format.number(lot.onHandUnits),
    },
    {
      key: 'value',
      label: t('stock.value'),
      width: '90px',
      align: 'end',
      cell: (lot) => (lot.currency ? format.money(lot.unitCostMinor * lot.onHandUnits, lot.currency) : ''),
    },
    {
      key: 'act',
      label: '',
      width: '120px',
      cell: (lot) => (
        <Show when={of.mayWriteOff(lot)}>
          <Button look="bare" onClick={() => of.onWriteOff(lot)}>
            {t('stock.writeOff')}
          </Button>
        </Show>
      ),
    },
  ]
}

function ExpiryCell(props: { readonly lot: Lot }) {
  const { t } = useTexts('stock')
  return (
    <>
      <Freshness date={props.lot.expiryDate} />
      <Show when={props.lot.isQuarantined}>
        {' '}
        <StatusPill tone="danger">{t('stock.held')}</StatusPill>
      </Show>
    </>
  )
}

/** What nobody has claimed. */
function free(lot: Lot): number {
  return lot.onHandUnits - lot.reservedUnits - lot.allocatedUnits
}

function titleOf(lot: Lot): string {
  return [lot.title, lot.skuTitle].filter(Boolean).join(' · ')
}
