import type { ForecastRunId } from '@onhand/domain/ids'
import type { OutboxMessage } from '../ordering/ports.ts'

/** The wake-up call for a step of a run. */
export function stepMessage(runId: ForecastRunId, step: number): OutboxMessage {
  return { id: `forecast.step:${runId}:${step}`, type: 'forecast.step', version: 1, body: { runId, step } }
}

/** The wake-up call for a page of a run. */
export function pageMessage(runId: ForecastRunId, position: number): OutboxMessage {
  return { id: `forecast.page:${runId}:${position}`, type: 'forecast.page', version: 1, body: { runId, position } }
}
