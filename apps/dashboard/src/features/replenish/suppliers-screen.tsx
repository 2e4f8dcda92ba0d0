import { isId, type SupplierId } from '@onhand/domain/ids'
import { Button, EmptyState } from '@onhand/ui'
import { type Column, DataTable, StatusPill } from '@onhand/ui/desk'
import { createResource, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import type { Supplier } from './purchase-words.ts'
import { ReplenishTabs } from './replenish-tabs.tsx'
import { SupplierDrawer } from './supplier-drawer.tsx'
import '../../styles/purchase.css'

/** Who the shop buys from, and how they keep their word. */
export default function SuppliersScreen() {
  const { t, format } = useTexts('purchase')
  const { shop, can } = useShop()
  const record = useOpenRecord()
  const [found, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.purchase.suppliers.query({ vendorId }),
  )
  const rows = () => (found.error ? [] : (found.latest ?? []))
  const share = (permille: number | null) => (permille === null ? '–' : format.percent(permille * 10))
  const columns: readonly Column<Supplier>[] = [
    {
      key: 'name',
      label: t('purchase.supplier'),
      width: 'minmax(180px, 1fr)',
      phone: 'title',
      cell: (row) => (
        <>
          {row.name}{' '}
          <Show when={!row.isActive}>
            <StatusPill>{t('purchase.ruleOff')}</StatusPill>
          </Show>
        </>
      ),
    },
    {
      key: 'onTime',
      label: t('purchase.onTime'),
      width: '100px',
      align: 'end',
      phone: 'end',
      cell: (row) => share(row.score.onTimePermille),
    },
    {
      key: 'inFull',
      label: t('purchase.inFull'),
      width: '100px',
      align: 'end',
      cell: (row) => share(row.score.inFullPermille),
    },
    {
      key: 'lead',
      label: t('purchase.lead'),
      width: 'minmax(180px, 240px)',
      phone: 'detail',
      cell: (row) => leadWords(row),
    },
    {
      key: 'orders',
      label: t('purchase.orders'),
      width: '90px',
      align: 'end',
      phone: 'detailEnd',
      cell: (row) => format.number(row.score.orderCount),
    },
    {
      key: 'declined',
      label: t('purchase.declined'),
      width: '100px',
      align: 'end',
      cell: (row) => format.number(row.score.declinedCount),
    },
  ]
  const leadWords = (row: Supplier) =>
    t('purchase.leadLearnt', { mean: format.number(row.learntMeanDays), p90: format.number(row.learntP90Days) })
  const openId = (): SupplierId | null => {
    const key = record.openKey()
    return key !== null && isId('supplier', key) ? key : null
  }
  return (
    <div class="screen is-table">
      <ScreenHead title={t('purchase.suppliers')}>
        <Show when={can('purchasing.write')}>
          <Button icon="plus" onClick={() => record.open(newId('supplier'))}>
            {t('purchase.newSupplier')}
          </Button>
        </Show>
      </ScreenHead>
      <ReplenishTabs />
      <DataTable
        label={t('purchase.suppliers')}
        columns={columns}
        rows={rows()}
        state={found.error ? 'failed' : found.latest === undefined ? 'loading' : 'ready'}
        hasMore={false}
        rowKey={(row) => row.supplierId}
        rowName={(row) => row.name}
        openKey={record.openKey()}
        onOpen={(row) => record.open(row.supplierId)}
        onEnd={() => undefined}
        onRetry={() => void refetch()}
        empty={<EmptyState icon="factory" title={t('purchase.suppliersNone')} hint={t('purchase.suppliersNoneHint')} />}
      />
      <SupplierDrawer
        supplierId={openId()}
        supplier={rows().find((row) => row.supplierId === openId())}
        isLoaded={found.latest !== undefined}
        onClose={record.close}
        onChanged={() => void refetch()}
      />
    </div>
  )
}
