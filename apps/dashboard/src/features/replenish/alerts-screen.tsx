import { ALERT_KINDS, type AlertKind } from '@onhand/domain/forecasting/types'
import { EmptyState } from '@onhand/ui'
import { DataTable, FilterBar, FilterChip, type MenuItem } from '@onhand/ui/desk'
import { createResource, createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { usePlaces } from '../stock/places.ts'
import { AlertDrawer } from './alert-drawer.tsx'
import { alertColumns } from './alert-columns.tsx'
import { AlertCounts } from './alert-counts.tsx'
import { type Alert, alertKey, alertTitle } from './alert-words.ts'
import { SNOOZE_DAYS, useSnooze } from './snooze-alert.ts'
import { ReplenishTabs } from './replenish-tabs.tsx'

/** What the shop is warned of, what is worth most first; each can be put off. */
export default function AlertsScreen() {
  const texts = useTexts('forecast')
  const { t, locale } = texts
  const { shop, can } = useShop()
  const { places, nameOf } = usePlaces()
  const record = useOpenRecord()
  const [kind, setKind] = createSignal<AlertKind | null>(null)
  const [isSnoozed, setSnoozed] = createSignal(false)
  const alerts = createPages(
    () => ({ vendorId: shop().vendorId, locale, kind: kind(), isSnoozed: isSnoozed(), limit: 100 }),
    (asked, cursor) => api.forecast.alerts.query({ ...asked, cursor }),
  )
  const [counts, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.forecast.alertSummary.query({ vendorId }),
  )
  const snooze = useSnooze(alerts, { onStart: record.close, onDone: () => void refetch() })
  const menu = (alert: Alert): readonly MenuItem[] =>
    alert.snoozedUntilMs === null
      ? SNOOZE_DAYS.map((days) => ({
          label: t('forecast.alert.snoozeDays', { count: days }),
          run: () => snooze(alert, days),
        }))
      : [{ label: t('forecast.alert.unsnooze'), run: () => snooze(alert, 0) }]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('forecast.alert.title')} />
      <ReplenishTabs />
      <AlertCounts counts={counts.error ? [] : (counts.latest ?? [])} kind={kind()} onChoose={setKind} />
      <FilterBar>
        <FilterChip
          label={t('forecast.alert.kinds')}
          value={kind()}
          options={ALERT_KINDS.map((value) => ({ value, label: t(`forecast.alert.${value}`) }))}
          onChoose={(value) => setKind(ALERT_KINDS.find((one) => one === value) ?? null)}
        />
        <FilterChip
          label={t('forecast.alert.state')}
          value={isSnoozed() ? 'snoozed' : null}
          options={[{ value: 'snoozed', label: t('forecast.alert.showSnoozed') }]}
          onChoose={(value) => setSnoozed(value === 'snoozed')}
        />
      </FilterBar>
      <DataTable
        label={t('forecast.alert.title')}
        columns={alertColumns(texts, {
          currency: shop().currency,
          placeName: places().length > 1 ? nameOf : null,
          menu: can('stock.write') ? menu : null,
        })}
        rows={alerts.rows()}
        state={alerts.state()}
        hasMore={alerts.hasMore()}
        rowKey={(alert: Alert) => alertKey(alert)}
        rowName={(alert) => alertTitle(alert)}
        openKey={record.openKey()}
        onOpen={(alert) => record.open(alertKey(alert))}
        onEnd={alerts.more}
        onRetry={alerts.reload}
        empty={
          <Show when={!isSnoozed()} fallback={<EmptyState icon="clock" title={t('forecast.alert.noneSnoozed')} />}>
            <EmptyState icon="circle-check" title={t('forecast.alert.none')} hint={t('forecast.alert.noneHint')} />
          </Show>
        }
      />
      <AlertDrawer
        alert={alerts.rows().find((alert) => alertKey(alert) === record.openKey()) ?? null}
        snoozeDays={SNOOZE_DAYS}
        placeName={nameOf}
        onSnooze={snooze}
        onClose={record.close}
      />
    </div>
  )
}
