import { isId, type SupplierId } from '@onhand/domain/ids'
import { Button, EmptyState } from '@onhand/ui'
import { DataTable } from '@onhand/ui/desk'
import { createResource, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { ReplenishTabs } from './replenish-tabs.tsx'
import { supplierColumns } from './supplier-columns.tsx'
import { SupplierDrawer } from './supplier-drawer.tsx'
import '../../styles/purchase.css'

/** Who the shop buys from, and how they keep their word. */
export default function SuppliersScreen() {
  const texts = useTexts('purchase')
  const { t } = texts
  const { shop, can } = useShop()
  const record = useOpenRecord()
  const [found, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.purchase.suppliers.query({ vendorId }),
  )
  const rows = () => (found.error ? [] : (found.latest ?? []))
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
        columns={supplierColumns(texts)}
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
        isLoaded={!found.error && found.latest !== undefined}
        onClose={record.close}
        onChanged={() => void refetch()}
      />
    </div>
  )
}
