import { EmptyState } from '@onhand/ui'
import { type Column, DataTable } from '@onhand/ui/desk'
import { isId } from '@onhand/domain/ids'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { usePlaces } from './places.ts'
import { SkuDrawer } from './sku-drawer.tsx'
import { StockTabs } from './stock-tabs.tsx'

type Row = Answer<typeof api.stock.low.query>['items'][number]

/** What is down to the number the shop set, at each place. */
export default function LowScreen() {
  const { t, format, locale } = useTexts('stock')
  const { shop } = useShop()
  const { places, nameOf } = usePlaces()
  const record = useOpenRecord()
  const low = createPages(
    () => ({ vendorId: shop().vendorId, locale, limit: 100 }),
    (asked, cursor) => api.stock.low.query({ ...asked, cursor }),
  )
  const columns: readonly Column<Row>[] = [
    { key: 'item', label: t('stock.item'), width: 'minmax(200px, 1fr)', phone: 'title', cell: titleOf },
    { key: 'place', label: t('stock.place'), width: '190px', phone: 'detail', cell: (row) => nameOf(row.locationId) },
    {
      key: 'left',
      label: t('stock.available'),
      width: '110px',
      align: 'end',
      phone: 'end',
      isNamedOnPhone: true,
      cell: (row) => <strong>{format.number(row.availableUnits)}</strong>,
    },
    {
      key: 'from',
      label: t('stock.lowFrom'),
      width: '110px',
      align: 'end',
      phone: 'detailEnd',
      isNamedOnPhone: true,
      cell: (row) => format.number(row.reorderUnits),
    },
    {
      key: 'incoming',
      label: t('stock.incoming'),
      width: '110px',
      align: 'end',
      cell: (row) => format.number(row.incomingUnits),
    },
  ]
  const openSku = () => {
    const key = record.openKey()
    return key !== null && isId('sku', key) ? key : null
  }
  const open = () =>
    low
      .rows()
      .filter((row) => row.skuId === record.openKey())
      .map(titleOf)[0]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('stock.tab.low')} />
      <StockTabs />
      <DataTable
        label={t('stock.tab.low')}
        columns={columns}
        rows={low.rows()}
        state={low.state()}
        hasMore={low.hasMore()}
        rowKey={(row) => `${row.skuId} ${row.locationId}`}
        rowName={titleOf}
        openKey={record.openKey()}
        onOpen={(row) => record.open(row.skuId)}
        onEnd={low.more}
        onRetry={low.reload}
        empty={<EmptyState icon="circle-check" title={t('stock.lowNone')} hint={t('stock.lowNoneHint')} />}
      />
      <SkuDrawer
        skuId={openSku()}
        title={open()}
        places={places()}
        placeName={nameOf}
        onClose={record.close}
        onChanged={low.reload}
      />
    </div>
  )
}

function titleOf(row: Row): string {
  return [row.title, row.skuTitle].filter(Boolean).join(' · ')
}
