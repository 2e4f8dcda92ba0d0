import { addDays, localTime } from '@onhand/domain/local-time'
import { StatusPill, type Tone } from '@onhand/ui/desk'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

const SOON_DAYS = 7

/** A lot's last day, louder the nearer it is. */
export function Freshness(props: { readonly date: string | null }) {
  const { t, format, nowMs } = useTexts('stock')
  const { shop } = useShop()
  const today = () => localTime(nowMs(), shop().timeZone).date
  const tone = (date: string): Tone =>
    date < today() ? 'danger' : date <= addDays(today(), SOON_DAYS) ? 'signal' : 'plain'
  if (props.date === null) return <span class="muted">{t('stock.noExpiry')}</span>
  const date = props.date
  return (
    <StatusPill tone={tone(date)}>
      {date < today() ? `${t('stock.past')} · ${format.date(date)}` : format.date(date)}
    </StatusPill>
  )
}
