import { useTexts } from '../../lib/texts.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Writes a stretch of time in its largest whole unit: `3 minutes`. */
export function useSpans(): (ms: number) => string {
  const { t } = useTexts('operator')
  return (ms) => {
    if (ms < MINUTE_MS) return t('op.seconds', { count: Math.max(0, Math.floor(ms / SECOND_MS)) })
    if (ms < 2 * HOUR_MS) return t('op.minutes', { count: Math.floor(ms / MINUTE_MS) })
    if (ms < 2 * DAY_MS) return t('op.hours', { count: Math.floor(ms / HOUR_MS) })
    return t('op.daysLong', { count: Math.floor(ms / DAY_MS) })
  }
}
