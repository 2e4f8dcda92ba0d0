import { EmptyState } from '@onhand/ui'
import { type Column, DataTable, FilterBar, FilterChip, StatusPill } from '@onhand/ui/desk'
import { useSearchParams } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { type OperatorShop, SHOP_TONES } from './operator-shop.ts'
import { OperatorTabs } from './operator-tabs.tsx'
import { ShopDrawer } from './shop-drawer.tsx'

const STATES = ['open', 'pending', 'draft', 'suspended'] as const

/** Every shop of the marketplace: found, approved, suspended, and on which terms. */
export default function ShopsScreen() {
  const { t, format, locale } = useTexts('operator')
  const record = useOpenRecord()
  const [search, setSearch] = useSearchParams()
  const [words, setWords] = createSignal('')
  const state = () => STATES.find((one) => one === search['state']) ?? null
  const shops = createPages(
    () => ({ locale, words: words(), state: state() }),
    (asked, cursor) => api.operator.shops.query({ ...asked, cursor }),
  )
  const openOne = () => shops.rows().find((shop) => shop.vendorId === record.openKey())
  const columns: readonly Column<OperatorShop>[] = [
    { key: 'name', label: t('op.shopName'), phone: 'title', cell: (shop) => <strong>{shop.name}</strong> },
    {
      key: 'state',
      label: t('op.shopState'),
      width: '180px',
      phone: 'end',
      cell: (shop) => <StatusPill tone={SHOP_TONES[shop.state]}>{t(`op.shop.${shop.state}`)}</StatusPill>,
    },
    { key: 'mail', label: t('op.shopMail'), phone: 'detail', cell: (shop) => <span class="muted">{shop.email}</span> },
    {
      key: 'commission',
      label: t('op.commission'),
      width: '190px',
      phone: 'detailEnd',
      cell: (shop) => <span class="number">{rateText(shop, format, t)}</span>,
    },
    {
      key: 'since',
      label: t('op.since'),
      width: '140px',
      cell: (shop) => <span class="number">{format.date(new Date(shop.createdAtMs).toISOString().slice(0, 10))}</span>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('op.shops')} />
      <OperatorTabs />
      <FilterBar search={{ label: t('op.searchShops'), text: words(), onSearch: setWords }}>
        <FilterChip
          label={t('op.shopState')}
          value={state()}
          options={STATES.map((value) => ({ value, label: t(`op.shop.${value}`) }))}
          onChoose={(value) => setSearch({ state: value })}
        />
      </FilterBar>
      <DataTable
        label={t('op.shops')}
        columns={columns}
        rows={shops.rows()}
        state={shops.state()}
        hasMore={shops.hasMore()}
        rowKey={(shop) => shop.vendorId}
        rowName={(shop) => shop.name}
        openKey={record.openKey()}
        onOpen={(shop) => record.open(shop.vendorId)}
        onEnd={shops.more}
        onRetry={shops.reload}
        empty={<EmptyState icon="store" title={t('op.shopsNone')} hint={t('op.shopsNoneHint')} />}
      />
      <ShopDrawer shop={openOne()} onClose={record.close} onChange={shops.reload} />
    </div>
  )
}

type Words = ReturnType<typeof useTexts<'operator'>>

function rateText(shop: OperatorShop, format: Words['format'], t: Words['t']): string {
  const now = format.percent(shop.commissionBps)
  if (!shop.nextRate) return now
  const day = format.date(new Date(shop.nextRate.fromMs).toISOString().slice(0, 10))
  return `${now}, ${t('op.rateNext', { rate: format.percent(shop.nextRate.commissionBps), day })}`
}
