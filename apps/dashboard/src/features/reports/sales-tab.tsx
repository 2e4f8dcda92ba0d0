import { EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { Figure } from '@onhand/ui/desk'
import { createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import type { Shop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { DayFields, lastThirtyDays } from './days.tsx'

/** The sums of some days, and what sold most in them. */
export function SalesTab(props: { readonly shop: Shop }) {
  const { t, format, nowMs } = useTexts('reports')
  const [days, setDays] = createSignal(lastThirtyDays(props.shop.timeZone, nowMs()))
  const [summary, { refetch }] = createResource(
    () => ({ vendorId: props.shop.vendorId, fromDate: days().from, toDate: days().to }),
    (asked) => api.report.summary.query(asked),
  )
  const found = () => (summary.error ? undefined : summary.latest)
  return (
    <div class="stack">
      <DayFields days={days()} isRequired onChange={setDays} />
      <Show when={!summary.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={found()} fallback={<Skeleton height="160px" />}>
          {(sums) => {
            const money = (minor: number) => format.money(minor, sums().currency)
            return (
              <>
                <section class="panel figures" aria-label={t('reports.sales')}>
                  <Figure label={t('reports.sales')} value={money(sums().salesMinor)} />
                  <Figure label={t('reports.orders')} value={format.number(sums().orderCount)} />
                  <Figure label={t('reports.units')} value={format.number(sums().units)} />
                  <Figure label={t('reports.cancelled')} value={format.number(sums().cancelledCount)} />
                  <Figure label={t('reports.refunded')} value={money(sums().refundedMinor)} />
                  <Figure label={t('reports.commission')} value={money(sums().commissionMinor)} />
                </section>
                <Show
                  when={sums().topItems.length > 0}
                  fallback={
                    <EmptyState icon="chart-column" title={t('reports.noSales')} hint={t('reports.noSalesHint')} />
                  }
                >
                  <section class="panel" aria-labelledby="reports-top">
                    <h2 id="reports-top">{t('reports.top')}</h2>
                    <table class="report-top">
                      <thead>
                        <tr>
                          <th scope="col">{t('reports.item')}</th>
                          <th scope="col">{t('reports.units')}</th>
                          <th scope="col">{t('reports.sales')}</th>
                        </tr>
                      </thead>
                      <tbody>
                        <For each={sums().topItems}>
                          {(item) => (
                            <tr>
                              <th scope="row">{item.title}</th>
                              <td class="number">{format.number(item.units)}</td>
                              <td class="number">{money(item.salesMinor)}</td>
                            </tr>
                          )}
                        </For>
                      </tbody>
                    </table>
                  </section>
                </Show>
              </>
            )
          }}
        </Show>
      </Show>
    </div>
  )
}
