import { isId, type PurchaseOrderId } from '@onhand/domain/ids'
import { PURCHASE_STATUSES } from '@onhand/domain/purchasing/purchase-order'
import { Button, EmptyState } from '@onhand/ui'
import { DataTable, FilterBar, FilterChip } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { usePlaces } from '../stock/places.ts'
import { purchaseColumns } from './purchase-columns.tsx'
import { PurchaseDrawer } from './purchase-drawer.tsx'
import { PurchaseForm } from './purchase-form.tsx'
import type { PurchaseRow } from './purchase-words.ts'
import { ReplenishTabs } from './replenish-tabs.tsx'
import '../../styles/purchase.css'

/** Orders to suppliers, from sending to the shelf. */
export default function PurchasesScreen() {
  const texts = useTexts('purchase')
  const { t, format } = texts
  const { shop, can } = useShop()
  const { places, nameOf } = usePlaces()
  const record = useOpenRecord()
  const [status, setStatus] = createSignal<PurchaseRow['status'] | null>(null)
  const [draft, setDraft] = createSignal<PurchaseOrderId | null>(null)
  const rows = createPages(
    () => ({ vendorId: shop().vendorId, statuses: statusesOf(status()), limit: 50 }),
    (asked, cursor) => api.purchase.list.query({ ...asked, cursor }),
  )
  const openId = () => {
    const key = record.openKey()
    return key !== null && isId('purchaseOrder', key) ? key : null
  }
  return (
    <div class="screen is-table">
      <ScreenHead title={t('purchase.title')}>
        <Show when={can('purchasing.write')}>
          <Button icon="plus" disabled={places().length === 0} onClick={() => setDraft(newId('purchaseOrder'))}>
            {t('purchase.new')}
          </Button>
        </Show>
      </ScreenHead>
      <ReplenishTabs />
      <FilterBar>
        <FilterChip
          label={t('purchase.status')}
          value={status()}
          options={PURCHASE_STATUSES.map((value) => ({ value, label: t(`purchase.status.${value}`) }))}
          onChoose={(value) => setStatus(PURCHASE_STATUSES.find((one) => one === value) ?? null)}
        />
      </FilterBar>
      <DataTable
        label={t('purchase.title')}
        columns={purchaseColumns(texts, { placeName: nameOf, timeZone: shop().timeZone })}
        rows={rows.rows()}
        state={rows.state()}
        hasMore={rows.hasMore()}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.supplierName} ${format.dateTime(row.createdAtMs, shop().timeZone)}`}
        openKey={record.openKey()}
        onOpen={(row) => record.open(row.id)}
        onEnd={rows.more}
        onRetry={rows.reload}
        empty={<EmptyState icon="truck" title={t('purchase.none')} hint={t('purchase.noneHint')} />}
      />
      <PurchaseForm
        purchaseOrderId={draft()}
        places={places()}
        onClose={() => setDraft(null)}
        onSaved={(id) => {
          setDraft(null)
          rows.reload()
          record.open(id)
        }}
      />
      <PurchaseDrawer
        purchaseOrderId={openId()}
        placeName={nameOf}
        onClose={record.close}
        onChanged={rows.reload}
        onOpen={(id) => {
          rows.reload()
          record.open(id)
        }}
      />
    </div>
  )
}

function statusesOf(status: PurchaseRow['status'] | null): PurchaseRow['status'][] {
  return status === null ? [] : [status]
}
