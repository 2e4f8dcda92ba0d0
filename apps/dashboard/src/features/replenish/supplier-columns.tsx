import { type Column, StatusPill } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import type { Texts } from '../../lib/texts.ts'
import type { Supplier } from './purchase-words.ts'

/** The columns of the table of suppliers. */
export function supplierColumns({ t, format }: Texts<'purchase'>): readonly Column<Supplier>[] {
  const share = (permille: number | null) => (permille === null ? '–' : format.percent(permille * 10))
  const leadWords = (row: Supplier) =>
    t('purchase.leadLearnt', { mean: format.number(row.learntMeanDays), p90: format.number(row.learntP90Days) })
  return [
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
}
