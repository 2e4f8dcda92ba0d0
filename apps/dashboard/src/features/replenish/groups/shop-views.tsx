import { useShop } from '../../../lib/session.tsx'
import { useTexts } from '../../../lib/texts.ts'
import { ForecastViews } from './forecast-views.tsx'

/** A shop's forecasts: by item, by category, by place. */
export function ShopForecastViews(props: { readonly on: 'item' | 'category' | 'place' }) {
  const { t } = useTexts('groups')
  const { link } = useShop()
  const views = () => [
    { href: link('/replenish/forecasts'), label: t('groups.byItem'), isOn: props.on === 'item' },
    { href: link('/replenish/forecasts/groups'), label: t('groups.by.category'), isOn: props.on === 'category' },
    { href: link('/replenish/forecasts/groups?by=place'), label: t('groups.by.place'), isOn: props.on === 'place' },
  ]
  return <ForecastViews views={views()} />
}
