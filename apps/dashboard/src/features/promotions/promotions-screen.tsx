import { PROMOTION_STATUSES, type PromotionStatus } from '@onhand/domain/marketing/promotion-states'
import { Button, EmptyState } from '@onhand/ui'
import { type Column, DataTable, FilterBar, FilterChip, StatusPill } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useCommands } from '../../lib/commands.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { PROMOTION_TONES, promotedCount, type PromotionRow, usePromotionWords } from './promotion-words.ts'
import { PromotionsTabs } from './promotions-tabs.tsx'
import '../../styles/promotions.css'

/** A shop's promotions, newest days first. */
export default function PromotionsScreen() {
  const { t, format } = useTexts('promotions')
  const { shop, can, link } = useShop()
  const navigate = useNavigate()
  const words = usePromotionWords()
  const [status, setStatus] = createSignal<PromotionStatus | null>(null)
  const promotions = createPages(
    () => ({ vendorId: shop().vendorId, status: status() }),
    (asked, cursor) => api.promotion.list.query({ ...asked, cursor, limit: 50 }),
  )
  const mayWrite = can('products.write')
  const plan = () => mayWrite && navigate(link('/promotions/new'))
  useCommands([{ key: 'promotion-new', label: t('promotions.new'), icon: 'plus', keys: 'n', run: plan }])
  const columns: readonly Column<PromotionRow>[] = [
    {
      key: 'name',
      label: t('promotions.name'),
      width: 'minmax(140px, 1.5fr)',
      phone: 'title',
      cell: (row) => row.name,
    },
    { key: 'days', label: t('promotions.days'), width: '170px', phone: 'detail', cell: (row) => words.range(row) },
    {
      key: 'status',
      label: t('promotions.status'),
      width: '110px',
      phone: 'end',
      cell: (row) => <StatusPill tone={PROMOTION_TONES[row.status]}>{t(`promotions.status.${row.status}`)}</StatusPill>,
    },
    {
      key: 'price',
      label: t('promotions.price'),
      width: '110px',
      phone: 'detailEnd',
      cell: (row) => words.price(row.terms),
    },
    {
      key: 'items',
      label: t('promotions.items'),
      width: '90px',
      align: 'end',
      cell: (row) => <span class="number">{format.number(promotedCount(row))}</span>,
    },
    {
      key: 'notes',
      label: t('promotions.notes'),
      width: 'minmax(160px, 1.5fr)',
      cell: (row) => <span class="muted">{words.notes(row).join(' · ')}</span>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('promotions.title')} lead={t('promotions.lead')}>
        <Show when={mayWrite}>
          <Button icon="plus" onClick={plan}>
            {t('promotions.new')}
          </Button>
        </Show>
      </ScreenHead>
      <PromotionsTabs />
      <FilterBar>
        <FilterChip
          label={t('promotions.status')}
          value={status()}
          options={PROMOTION_STATUSES.map((one) => ({ value: one, label: t(`promotions.status.${one}`) }))}
          onChoose={(value) => setStatus(PROMOTION_STATUSES.find((one) => one === value) ?? null)}
        />
      </FilterBar>
      <DataTable
        label={t('promotions.title')}
        columns={columns}
        rows={promotions.rows()}
        state={promotions.state()}
        hasMore={promotions.hasMore()}
        rowKey={(row) => row.promotionId}
        rowName={(row) => row.name}
        onOpen={(row) => navigate(link(`/promotions/${row.promotionId}`))}
        onEnd={promotions.more}
        onRetry={promotions.reload}
        empty={
          <Show when={status() === null} fallback={<EmptyState icon="percent" title={t('promotions.noneFound')} />}>
            <EmptyState icon="percent" title={t('promotions.none')} hint={t('promotions.noneHint')}>
              <Show when={mayWrite}>
                <Button icon="plus" onClick={plan}>
                  {t('promotions.new')}
                </Button>
              </Show>
            </EmptyState>
          </Show>
        }
      />
    </div>
  )
}
