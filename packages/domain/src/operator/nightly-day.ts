const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** From this hour (UTC) on a day's nightly run is due: the day before is over everywhere we sell by then; America's is read the night after. */
export const NIGHTLY_HOUR = 3

/** The day (UTC midnight) whose nightly run was the last to fall due at `atMs`: until three in the morning it is still yesterday's. */
export function nightlyDayMs(atMs: number): number {
  return Math.floor((atMs - NIGHTLY_HOUR * HOUR_MS) / DAY_MS) * DAY_MS
}

/** When the nightly run of a day falls due. */
export function nightlyRunMs(dayMs: number): number {
  return dayMs + NIGHTLY_HOUR * HOUR_MS
}
