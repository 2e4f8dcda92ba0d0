import { Button, EmptyState } from '@onhand/ui'
import { type Column, DataTable, StatusPill } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { CountForm } from './count-form.tsx'
import { usePlaces } from './places.ts'
import { StockTabs } from './stock-tabs.tsx'

type Row = Answer<typeof api.stock.counts.query>['items'][number]

/** The counts of the shop: start one, go on counting, look at the differences. */
export default function CountsScreen() {
  const { t, format } = useTexts('stock')
  const { shop, can, link } = useShop()
  const { places, nameOf } = usePlaces()
  const navigate = useNavigate()
  const [isNew, setNew] = createSignal(false)
  const counts = createPages(
    () => ({ vendorId: shop().vendorId, limit: 50 }),
    (asked, cursor) => api.stock.counts.query({ ...asked, cursor }),
  )
  const open = (row: Row) =>
    navigate(
      link(
        row.status !== 'open' && can('stock.approve') ? `/stock/counts/${row.id}/review` : `/stock/counts/${row.id}`,
      ),
    )
  const columns: readonly Column<Row>[] = [
    { key: 'name', label: t('count.name'), phone: 'title', cell: (row) => row.name },
    { key: 'place', label: t('stock.place'), width: '180px', phone: 'detail', cell: (row) => nameOf(row.locationId) },
    {
      key: 'status',
      label: t('transfer.status'),
      width: '130px',
      phone: 'end',
      cell: (row) => (
        <StatusPill tone={row.status === 'open' ? 'signal' : row.status === 'closed' ? 'good' : 'plain'}>
          {t(`count.status.${row.status}`)}
        </StatusPill>
      ),
    },
    {
      key: 'progress',
      label: t('count.progressLabel'),
      width: '190px',
      phone: 'detailEnd',
      cell: (row) => t('count.progress', { counted: row.countedCount, total: row.lineCount }),
    },
    {
      key: 'made',
      label: t('transfer.made'),
      width: '140px',
      cell: (row) => format.dateTime(row.createdAtMs, shop().timeZone),
    },
    {
      key: 'act',
      label: '',
      width: '110px',
      cell: (row) => (
        <Show when={can('stock.approve') && row.status === 'open'}>
          <Button look="bare" onClick={() => navigate(link(`/stock/counts/${row.id}/review`))}>
            {t('count.review')}
          </Button>
        </Show>
      ),
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('stock.tab.counts')}>
        <Button icon="plus" disabled={places().length === 0} onClick={() => setNew(true)}>
          {t('count.new')}
        </Button>
      </ScreenHead>
      <StockTabs />
      <DataTable
        label={t('stock.tab.counts')}
        columns={columns}
        rows={counts.rows()}
        state={counts.state()}
        hasMore={counts.hasMore()}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={open}
        onEnd={counts.more}
        onRetry={counts.reload}
        empty={<EmptyState icon="list-checks" title={t('count.none')} hint={t('count.noneHint')} />}
      />
      <CountForm
        isOpen={isNew()}
        places={places()}
        onClose={() => setNew(false)}
        onStarted={(countId) => navigate(link(`/stock/counts/${countId}`))}
      />
    </div>
  )
}
