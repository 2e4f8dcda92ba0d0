import type { ForecastRunId } from '@onhand/domain/ids'
import { showToast } from '@onhand/ui'
import { createSignal, onCleanup } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** A forecast run as the api shows it. */
export type RunView = Answer<typeof api.forecast.run.query>

const ASK_EVERY_MS = 1_000

/** True while a run has work to do. */
export function isRunning(run: Pick<RunView, 'status'>): boolean {
  return run.status === 'collecting' || run.status === 'learning' || run.status === 'forecasting'
}

/** Starts a forecast of the shop and watches it until it ends, or the screen is left: the run goes on by itself. */
export function useRunWatch(onEnd: () => void) {
  const { t } = useTexts('forecast')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [run, setRun] = createSignal<RunView | null>(null)
  const [isStarting, setStarting] = createSignal(false)
  let isAlive = true
  onCleanup(() => {
    isAlive = false
  })
  const watch = async (runId: ForecastRunId) => {
    const { vendorId } = shop()
    while (isAlive) {
      // A lost connection is tried again with the next question.
      const seen = await api.forecast.run.query({ vendorId, runId }).catch(() => null)
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
    const runId = newId('forecastRun')
    setStarting(true)
    try {
      await api.forecast.startRun.mutate({ vendorId: shop().vendorId, runId })
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
