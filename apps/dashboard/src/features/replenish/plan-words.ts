import type { PlanNote } from '@onhand/domain/forecasting/plan-notes'
import type { Texts } from '../../lib/texts.ts'

// Half a per cent more or less is no difference to anybody.
const SAME_PERMILLE = 5
const BPS_PER_PERMILLE = 10

/** What of the plan is in a forecast, in one line: `Price 20% lower 28 Nov–1 Dec: about 35% more a day`. */
export function noteWords({ t, format }: Pick<Texts<'forecast'>, 't' | 'format'>, note: PlanNote): string {
  const share = (permille: number) => format.percent(Math.round(Math.abs(permille) / 10) * 10 * BPS_PER_PERMILLE)
  const days = daysOf({ t, format }, note)
  const what = () => {
    if (note.kind === 'holiday') return t('forecast.note.holiday', { days })
    if (note.pricePermille === null || Math.abs(note.pricePermille) < SAME_PERMILLE)
      return t('forecast.note.promotion', { days })
    return t(note.pricePermille < 0 ? 'forecast.note.lower' : 'forecast.note.higher', {
      share: share(note.pricePermille),
      days,
    })
  }
  const effect = () => {
    if (note.effectPermille === null) return t('forecast.note.unknown')
    if (Math.abs(note.effectPermille) < SAME_PERMILLE) return t('forecast.note.same')
    return t(note.effectPermille > 0 ? 'forecast.note.more' : 'forecast.note.less', {
      share: share(note.effectPermille),
    })
  }
  return t('forecast.note.line', { what: what(), effect: effect() })
}

function daysOf({ t, format }: Pick<Texts<'forecast'>, 't' | 'format'>, { firstDay, lastDay }: PlanNote): string {
  const first = format.date(firstDay)
  if (lastDay === null) return t('forecast.note.since', { first })
  return firstDay === lastDay
    ? t('forecast.note.on', { first })
    : t('forecast.note.span', { first, last: format.date(lastDay) })
}
