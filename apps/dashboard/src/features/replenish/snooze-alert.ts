import { api } from '../../lib/api.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import type { Pages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type Alert, alertKey } from './alert-words.ts'

/** For how many days a warning may be put off. */
export const SNOOZE_DAYS = [7, 14, 28] as const

/** Puts a warning of the list off, or (0 days) shows it again: gone at once, with the way back. */
export function useSnooze(alerts: Pages<Alert>, then: { onStart(): void; onDone(): void }) {
  const { t } = useTexts('forecast')
  const pieces = useTexts('pieces')
  const { shop } = useShop()
  const optimistic = useOptimistic()
  return (alert: Alert, days: number): void => {
    const { skuId, locationId, kind: of } = alert
    const before = alerts.rows()
    then.onStart()
    const put = (forDays: number) =>
      api.forecast.snoozeAlert
        .mutate({ vendorId: shop().vendorId, skuId, locationId, kind: of, days: forDays })
        .then(then.onDone)
    void optimistic({
      apply: () => alerts.change((rows) => rows.filter((row) => alertKey(row) !== alertKey(alert))),
      rollback: () => alerts.change(() => before),
      run: () => put(days),
      done: days === 0 ? t('forecast.alert.back') : t('forecast.alert.snoozed'),
      undo: {
        label: pieces.t('toast.undo'),
        run: () => void put(days === 0 ? SNOOZE_DAYS[0] : 0).then(alerts.reload),
      },
    })
  }
}
