import type { AlertKind } from '@onhand/domain/forecasting/types'
import type { Tone } from '@onhand/ui/desk'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import type { Texts } from '../../lib/texts.ts'

// Beyond it a number of days says no more than that it is too long.
const YEAR_DAYS = 365

/** One alert as the api gives it. */
export type Alert = Answer<typeof api.forecast.alerts.query>['items'][number]

/** How much each kind presses. */
export const TONES: Readonly<Record<AlertKind, Tone>> = {
  below_safety: 'danger',
  expiring: 'signal',
  overstock: 'plain',
  sudden_change: 'signal',
}

/** What tells one alert from another. */
export function alertKey(alert: Pick<Alert, 'kind' | 'skuId' | 'locationId'>): string {
  return `${alert.kind} ${alert.skuId} ${alert.locationId}`
}

/** The item's name. */
export function alertTitle(alert: Pick<Alert, 'title' | 'skuTitle'>): string {
  return [alert.title, alert.skuTitle].filter(Boolean).join(' · ')
}

/** Why it is listed, with its numbers. */
export function alertWhy({ t, format }: Texts<'forecast'>, alert: Alert): string {
  const available = format.number(alert.availableUnits)
  switch (alert.kind) {
    case 'below_safety':
      return t('forecast.alert.why.below_safety', {
        available,
        incoming: format.number(alert.incomingUnits),
        safety: format.number(alert.safetyStockUnits),
      })
    case 'overstock':
      if (alert.coverDays === null) return t('forecast.alert.why.overstockNone', { available })
      if (alert.coverDays > YEAR_DAYS) return t('forecast.alert.why.overstockYear', { available })
      return t('forecast.alert.why.overstock', { available, count: alert.coverDays })
    case 'expiring':
      return t('forecast.alert.why.expiring', {
        units: format.number(alert.units),
        date: alert.expiryDate === null ? '' : format.date(alert.expiryDate),
      })
    case 'sudden_change': {
      const sold = { week: format.number(alert.sold7Days), month: format.number(alert.sold28Days) }
      return t(alert.suddenChange === 'down' ? 'forecast.alert.why.down' : 'forecast.alert.why.up', sold)
    }
  }
}
