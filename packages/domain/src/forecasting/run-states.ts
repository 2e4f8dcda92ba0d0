/** Where a run stands: reading demand, learning what all SKUs share, forecasting page by page; then how it ended. */
export const RUN_STATUSES = ['collecting', 'learning', 'forecasting', 'done', 'cancelled'] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

/** The clock started it, or a person. */
export const RUN_ORIGINS = ['nightly', 'person'] as const
export type RunOrigin = (typeof RUN_ORIGINS)[number]

/** True while a run has work to do. */
export function isActive(status: RunStatus): boolean {
  return status === 'collecting' || status === 'learning' || status === 'forecasting'
}
