import { SHEET_FORMATS, TABLE_KINDS, type TableKind } from '@onhand/domain/reports/report'
import { ButtonLink } from '@onhand/ui'
import { createSignal, For } from 'solid-js'
import { type Shop, useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type Days, DayFields, lastThirtyDays } from './days.tsx'

const KINDS: readonly TableKind[] = [
  'orders',
  'order_lines',
  'products',
  'stock',
  'movements',
  'forecasts',
  'forecast_groups',
  'proposals',
  'purchase_orders',
  'customers',
  'ledger',
]
/** Tables of what happened at a moment, which days narrow. */
const IN_TIME: readonly TableKind[] = ['orders', 'order_lines', 'movements', 'purchase_orders', 'ledger']

/** Every table that this person may read, as CSV or XLSX. The browser saves it while the api still writes it. */
export function DownloadTab(props: { readonly shop: Shop }) {
  const { t, locale, nowMs } = useTexts('reports')
  const { can } = useShop()
  const [days, setDays] = createSignal<Days>(lastThirtyDays(props.shop.timeZone, nowMs()))
  const address = (kind: TableKind, format: string) => {
    const query = new URLSearchParams({ lang: locale })
    if (IN_TIME.includes(kind) && days().from !== '') query.set('from', days().from)
    if (IN_TIME.includes(kind) && days().to !== '') query.set('to', days().to)
    return `/api/v1/shops/${props.shop.vendorId}/exports/${kind}.${format}?${query}`
  }
  return (
    <div class="stack">
      <p class="muted">{t('reports.download.lead')}</p>
      <DayFields days={days()} onChange={setDays} />
      <ul class="report-downloads">
        <For each={KINDS.filter((kind) => can(TABLE_KINDS[kind]))}>
          {(kind) => (
            <li class="panel">
              <div>
                <h2>{t(`reports.kind.${kind}`)}</h2>
                <p class="muted small">{t(`reports.kind.${kind}.hint`)}</p>
              </div>
              <div class="panel-actions">
                <For each={SHEET_FORMATS}>
                  {(format) => (
                    <ButtonLink
                      look="quiet"
                      icon={format === 'xlsx' ? 'file-spreadsheet' : 'download'}
                      href={address(kind, format)}
                      download=""
                      rel="external"
                      aria-label={`${t(`reports.kind.${kind}`)} ${format.toUpperCase()}`}
                    >
                      {format.toUpperCase()}
                    </ButtonLink>
                  )}
                </For>
              </div>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
