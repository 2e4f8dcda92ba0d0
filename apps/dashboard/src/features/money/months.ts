const MONTHS_SHOWN = 24

/** A month in UTC: `2026-11`, with its bounds. */
export type Month = { readonly key: string; readonly fromMs: number; readonly toMs: number }

/** The month of a key; the bounds are UTC midnights. */
export function monthOf(key: string): Month {
  const [year = 0, month = 1] = key.split('-').map(Number)
  return { key, fromMs: Date.UTC(year, month - 1, 1), toMs: Date.UTC(year, month, 1) }
}

/** The present month and those before it, newest first. */
export function monthsUntil(nowMs: number): readonly Month[] {
  const now = new Date(nowMs)
  return Array.from({ length: MONTHS_SHOWN }, (_, back) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
    return monthOf(first.toISOString().slice(0, 7))
  })
}
