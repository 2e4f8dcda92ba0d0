import { relayOutbox, type RelayDeps } from '@onhand/service/outbox/relay'

/**
 * The minute run: sends again what the queues may have lost. Bounded and safe beside another run; the scheduled time only names it.
 * Half-finished checkouts wake themselves by their object's alarm.
 */
export async function minute(scheduledTimeMs: number, deps: RelayDeps): Promise<void> {
  const { sentCount } = await relayOutbox(deps)
  deps.log.info('cron.minute', { scheduledTimeMs, sentCount })
}
