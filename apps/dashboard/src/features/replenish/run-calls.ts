import type { ForecastRunId, VendorId } from '@onhand/domain/ids'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'

/** A forecast run as the api shows it. */
export type RunView = Answer<typeof api.forecast.run.query>

type Accuracy = Answer<typeof api.forecast.accuracy.query>
type Runs = Answer<typeof api.forecast.runs.query>

/** What is asked about runs and forecasts: of one shop, or of the whole marketplace. */
export type RunCalls = {
  list(cursor: string | null): Promise<Runs>
  look(runId: ForecastRunId): Promise<RunView>
  start(runId: ForecastRunId): Promise<unknown>
  cancel(runId: ForecastRunId): Promise<unknown>
  accuracy(spanDays: 1 | 7): Promise<Accuracy>
  /** Whether a run in the list may be stopped from here. */
  isOwn(run: RunView): boolean
}

const PAGE = 50
const ACCURACY_DAYS = 91

/** Runs of a shop; those of all shops are seen, and left alone. */
export function shopRuns(vendorId: () => VendorId): RunCalls {
  return {
    list: (cursor) => api.forecast.runs.query({ vendorId: vendorId(), cursor, limit: PAGE }),
    look: (runId) => api.forecast.run.query({ vendorId: vendorId(), runId }),
    start: (runId) => api.forecast.startRun.mutate({ vendorId: vendorId(), runId }),
    cancel: (runId) => api.forecast.cancelRun.mutate({ vendorId: vendorId(), runId }),
    accuracy: (spanDays) => api.forecast.accuracy.query({ vendorId: vendorId(), spanDays, days: ACCURACY_DAYS }),
    isOwn: (run) => !run.isWholeMarket,
  }
}

/** Every run, for the operator. */
export const MARKET_RUNS: RunCalls = {
  list: (cursor) => api.operator.forecastRuns.query({ cursor, limit: PAGE }),
  look: (runId) => api.operator.forecastRun.query({ runId }),
  start: (runId) => api.operator.startForecast.mutate({ runId }),
  cancel: (runId) => api.operator.cancelForecast.mutate({ runId }),
  accuracy: (spanDays) => api.operator.forecastAccuracy.query({ spanDays, days: ACCURACY_DAYS }),
  isOwn: () => true,
}
