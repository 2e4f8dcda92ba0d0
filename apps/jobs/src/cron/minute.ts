import type { JobDeps } from '@onhand/service/deps'
import { relayOutbox, type RelayDeps } from '@onhand/service/outbox/relay'
import { type ResumeDeps, resumeStockWork } from '@onhand/service/stock/resume-stock-work'
import { tellLowStock } from '@onhand/service/stock/tell-low-stock'

const MINUTE_MS = 60_000
// It reads every threshold; a shop that is told a quarter of an hour later has lost nothing.
const LOW_STOCK_EVERY_MINUTES = 15

/**
 * The minute run: sends again what the queues may have lost, drives on interrupted stock work, and notes what became low.
 * Bounded and safe beside another run.
 * Half-finished checkouts wake themselves by their object's alarm.
 */
export async function minute(
  scheduledTimeMs: number,
  deps: RelayDeps & ResumeDeps & Pick<JobDeps, 'stockAlerts'>,
): Promise<void> {
  const { sentCount } = await relayOutbox(deps)
  await resumeStockWork(deps)
  if (Math.floor(scheduledTimeMs / MINUTE_MS) % LOW_STOCK_EVERY_MINUTES === 0) await tellLowStock(deps)
  deps.log.info('cron.minute', { scheduledTimeMs, sentCount })
}
