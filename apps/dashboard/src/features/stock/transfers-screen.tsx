import { isId, type TransferId } from '@onhand/domain/ids'
import { Button, EmptyState } from '@onhand/ui'
import { type Column, DataTable, StatusPill, type Tone } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { usePlaces } from './places.ts'
import { StockTabs } from './stock-tabs.tsx'
import { TransferDrawer } from './transfer-drawer.tsx'
import { TransferForm } from './transfer-form.tsx'

type Row = Answer<typeof api.stock.transfers.query>['items'][number]
/** What each state means for the one who looks. */
const TONES: Readonly<Record<Row['status'], Tone>> = {
  draft: 'plain',
  sending: 'signal',
  sent: 'signal',
  receiving: 'signal',
  received: 'good',
  cancelled: 'plain',
}

/** Goods between the shop's own places: drafts, what is on the way, what came. */
export default function TransfersScreen() {
  const { t, format } = useTexts('stock')
  const { shop, can } = useShop()
  const { places, nameOf } = usePlaces()
  const record = useOpenRecord()
  const [draft, setDraft] = createSignal<TransferId | null>(null)
  const rows = createPages(
    () => ({ vendorId: shop().vendorId, limit: 50 }),
    (asked, cursor) => api.stock.transfers.query({ ...asked, cursor }),
  )
  const wayOf = (row: Row) => `${nameOf(row.fromLocationId)} → ${nameOf(row.toLocationId)}`
  const columns: readonly Column<Row>[] = [
    { key: 'way', label: `${t('transfer.from')} → ${t('transfer.to')}`, phone: 'title', cell: wayOf },
    {
      key: 'status',
      label: t('transfer.status'),
      width: '150px',
      phone: 'end',
      cell: (row) => <StatusPill tone={TONES[row.status]}>{t(`transfer.status.${row.status}`)}</StatusPill>,
    },
    {
      key: 'items',
      label: t('transfer.items'),
      width: '90px',
      align: 'end',
      cell: (row) => format.number(row.lineCount),
    },
    {
      key: 'units',
      label: t('transfer.units'),
      width: '90px',
      align: 'end',
      phone: 'detailEnd',
      isNamedOnPhone: true,
      cell: (row) => format.number(row.units),
    },
    {
      key: 'made',
      label: t('transfer.made'),
      width: '140px',
      phone: 'detail',
      cell: (row) => format.dateTime(row.createdAtMs, shop().timeZone),
    },
    { key: 'note', label: t('stock.note'), width: '180px', cell: (row) => <span class="muted">{row.note}</span> },
  ]
  const openId = () => {
    const key = record.openKey()
    return key !== null && isId('transfer', key) ? key : null
  }
  return (
    <div class="screen is-table">
      <ScreenHead title={t('stock.tab.transfers')} lead={places().length < 2 ? t('transfer.onePlace') : undefined}>
        <Show when={can('stock.write') && places().length > 1}>
          <Button icon="plus" onClick={() => setDraft(newId('transfer'))}>
            {t('transfer.new')}
          </Button>
        </Show>
      </ScreenHead>
      <StockTabs />
      <DataTable
        label={t('stock.tab.transfers')}
        columns={columns}
        rows={rows.rows()}
        state={rows.state()}
        hasMore={rows.hasMore()}
        rowKey={(row) => row.id}
        rowName={wayOf}
        openKey={record.openKey()}
        onOpen={(row) => record.open(row.id)}
        onEnd={rows.more}
        onRetry={rows.reload}
        empty={<EmptyState icon="truck" title={t('transfer.none')} hint={t('transfer.noneHint')} />}
      />
      <TransferForm
        transferId={draft()}
        places={places()}
        onClose={() => setDraft(null)}
        onSaved={(transferId) => {
          setDraft(null)
          rows.reload()
          record.open(transferId)
        }}
      />
      <TransferDrawer transferId={openId()} placeName={nameOf} onClose={record.close} onChanged={rows.reload} />
    </div>
  )
}
