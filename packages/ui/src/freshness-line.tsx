import { Icon } from './icon.tsx'
import { useText } from './text.tsx'

/** The freshness line: the date of the lot that would be picked next. */
export function FreshnessLine(props: { readonly expiryDate: string }) {
  const { t, format } = useText()
  return (
    <p class="line">
      <Icon name="leaf" />
      <span>{t('fresh.bestBefore', { date: format.date(props.expiryDate) })}</span>
    </p>
  )
}
