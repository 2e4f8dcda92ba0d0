import { useTexts } from '../../lib/texts.ts'
import { ForecastViews } from '../replenish/groups/forecast-views.tsx'

/** The operator's forecasts: the runs, and what shops and cities are expected to sell. */
export function MarketForecastViews(props: { readonly on: 'runs' | 'shop' | 'city' }) {
  const { t } = useTexts('groups')
  const views = () => [
    { href: '/operator/forecasts', label: t('groups.runs'), isOn: props.on === 'runs' },
    { href: '/operator/forecasts/groups', label: t('groups.by.shop'), isOn: props.on === 'shop' },
    { href: '/operator/forecasts/groups?by=city', label: t('groups.by.city'), isOn: props.on === 'city' },
  ]
  return <ForecastViews views={views()} />
}
