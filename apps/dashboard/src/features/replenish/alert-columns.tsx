import { type Column, Menu, type MenuItem, StatusPill } from '@onhand/ui/desk'
import type { Texts } from '../../lib/texts.ts'
import { type Alert, alertTitle, alertWhy, TONES } from './alert-words.ts'

/** The columns of the table of alerts. Without a name of places there is only one; without a menu nothing may be put off. */
export function alertColumns(
  texts: Texts<'forecast'>,
  shop: {
    readonly currency: string
    readonly placeName: ((locationId: string) => string) | null
    readonly menu: ((alert: Alert) => readonly MenuItem[]) | null
  },
): readonly Column<Alert>[] {
  const { t, format } = texts
  const { currency, placeName, menu } = shop
  return [
    { key: 'item', label: t('forecast.item'), width: 'minmax(180px, 1.1fr)', phone: 'title', cell: alertTitle },
    {
      key: 'kind',
      label: t('forecast.alert.kind'),
      width: '170px',
      phone: 'detailEnd',
      cell: (alert) => <StatusPill tone={TONES[alert.kind]}>{t(`forecast.alert.${alert.kind}`)}</StatusPill>,
    },
    {
      key: 'why',
      label: t('forecast.alert.why'),
      width: 'minmax(200px, 1.4fr)',
      phone: 'detail',
      cell: (alert) => alertWhy(texts, alert),
    },
    ...(placeName
      ? [
          {
            key: 'place',
            label: t('forecast.place'),
            width: '120px',
            cell: (alert: Alert) => placeName(alert.locationId),
          },
        ]
      : []),
    {
      key: 'units',
      label: t('forecast.alert.units'),
      width: '70px',
      align: 'end',
      cell: (alert) => (alert.units === 0 ? '' : format.number(alert.units)),
    },
    {
      key: 'value',
      label: t('forecast.alert.value'),
      width: '104px',
      align: 'end',
      phone: 'end',
      cell: (alert) => (alert.units === 0 ? '' : format.money(alert.valueMinor, alert.currency || currency)),
    },
    ...(menu
      ? [
          {
            key: 'act',
            label: '',
            width: '64px',
            align: 'end' as const,
            cell: (alert: Alert) => (
              <Menu label={`${t('forecast.alert.snooze')}: ${alertTitle(alert)}`} icon="ellipsis" items={menu(alert)} />
            ),
          },
        ]
      : []),
  ]
}
