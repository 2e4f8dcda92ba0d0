import { type Column, StatusPill } from '@onhand/ui/desk'
import type { Texts } from '../../lib/texts.ts'
import { PURCHASE_TONES, type PurchaseRow } from './purchase-words.ts'

/** The columns of the table of orders to suppliers. */
export function purchaseColumns(
  { t, format }: Texts<'purchase'>,
  facts: { placeName(locationId: string): string; readonly timeZone: string },
): readonly Column<PurchaseRow>[] {
  return [
    {
      key: 'supplier',
      label: t('purchase.supplier'),
      width: 'minmax(160px, 1fr)',
      phone: 'title',
      cell: (row) => row.supplierName,
    },
    {
      key: 'status',
      label: t('purchase.status'),
      width: '150px',
      phone: 'end',
      cell: (row) => <StatusPill tone={PURCHASE_TONES[row.status]}>{t(`purchase.status.${row.status}`)}</StatusPill>,
    },
    { key: 'place', label: t('purchase.place'), width: '140px', cell: (row) => facts.placeName(row.locationId) },
    {
      key: 'due',
      label: t('purchase.due'),
      width: '110px',
      phone: 'detail',
      cell: (row) => dateOf(row.promisedDate ?? row.wantedDate, format.date),
    },
    {
      key: 'units',
      label: t('purchase.unitsColumn'),
      width: '90px',
      align: 'end',
      cell: (row) => format.number(row.units),
    },
    {
      key: 'total',
      label: t('purchase.total'),
      width: '110px',
      align: 'end',
      phone: 'detailEnd',
      cell: (row) => format.money(row.totalMinor, row.currency),
    },
    {
      key: 'made',
      label: t('purchase.madeOn'),
      width: '150px',
      cell: (row) => <span class="muted">{format.dateTime(row.createdAtMs, facts.timeZone)}</span>,
    },
  ]
}

function dateOf(date: string | null, write: (date: string) => string): string {
  return date === null ? '' : write(date)
}
