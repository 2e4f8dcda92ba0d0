const DAY_MINUTES = 1440

/** `09:30` of minutes since midnight; past midnight it begins anew. */
export function timeOf(minute: number): string {
  const day = minute % DAY_MINUTES
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`
}

/** Minutes since midnight of `09:30`; null when it is no time. */
export function minuteOf(time: string): number | null {
  const found = /^(\d{2}):(\d{2})/.exec(time)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

/** The end of a span that begins at `fromMinute`: an earlier time, or the same, is on the next day. */
export function endAfter(fromMinute: number, endMinute: number): number {
  const end = endMinute % DAY_MINUTES
  return end <= fromMinute ? end + DAY_MINUTES : end
}
