import { advanceRun } from '@onhand/service/forecasting/advance-run'
import { forecastPage, type RunDeps } from '@onhand/service/forecasting/forecast-page'
import type { ProcessDeps } from '@onhand/service/outbox/process-message'
import { type RelayDeps, relayOutbox } from '@onhand/service/outbox/relay'
import { type EventWork, handleOutboxEvents } from './outbox-events.ts'

/** Does steps and pages of forecast runs, then sends on the messages that a step wrote. */
export async function handleForecast(
  batch: Pick<MessageBatch, 'messages'>,
  deps: ProcessDeps & RunDeps & RelayDeps,
): Promise<void> {
  let hasStepped = false
  const work: EventWork = (event) => {
    if (event.type === 'forecast.page') return forecastPage(deps, event.body)
    if (event.type !== 'forecast.step') return null
    hasStepped = true
    return advanceRun(deps, event.body)
  }
  await handleOutboxEvents(batch.messages, deps, work)
  if (hasStepped) await relayOutbox(deps)
}
