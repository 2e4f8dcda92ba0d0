import type { ForecastRunId } from '@onhand/domain/ids'
import { showToast } from '@onhand/ui'
import { createSignal, onCleanup } from 'solid-js'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useTexts } from '../../lib/texts.ts'
import type { RunCalls, RunView } from './run-calls.ts'

const ASK_EVERY_MS = 1_000

/** True while a run has work to do. */
export function isRunning(run: Pick<RunView, 'status'>): boolean {
  return run.status === 'collecting' || run.status === 'learning' || run.status === 'forecasting'
}

/** Starts a forecast and watches it until it ends, or the screen is left: the run goes on by itself. */
export function useRunWatch(calls: RunCalls, onEnd: () => void) {
  const { t } = useTexts('forecast')
  const frame = useTexts('frame')
  const [run, setRun] = createSignal<RunView | null>(null)
  const [isStarting, setStarting] = createSignal(false)
  let isAlive = true
  onCleanup(() => {
    isAlive = false
  })
  const watch = async (runId: ForecastRunId) => {
    while (isAlive) {
      // A lost connection is tried again with the next question.
      const seen = await calls.look(runId).catch(() => null)
      if (!isAlive) return
      if (seen) setRun(seen)
      if (seen && (!isRunning(seen) || seen.failedPages > 0)) {
        if (seen.status === 'done') showToast(t('forecast.done', { count: seen.skuCount }))
        onEnd()
        return
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
    }
  }
  const start = async () => {
    if (isStarting()) return
    const runId = newId('forecastRun')
    setStarting(true)
    try {
      await calls.start(runId)
      showToast(t('forecast.started'))
      void watch(runId)
    } catch (error) {
      showToast(failureText(error, frame.t, { forecast_running: () => t('forecast.refused.running') }))
    } finally {
      setStarting(false)
    }
  }
  return { run, isStarting, start, watch }
}
