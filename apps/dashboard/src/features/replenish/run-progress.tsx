import { Notice } from '@onhand/ui'
import { ProgressBar } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { RunView } from './run-calls.ts'
import { isRunning } from './watch-run.ts'

const WHOLE = 100

/** How far a run is, while it goes on; and what stopped it. */
export function RunProgress(props: { readonly run: RunView | null }) {
  const { t } = useTexts('forecast')
  const isShown = () => props.run !== null && isRunning(props.run)
  const failedPages = () => props.run?.failedPages ?? 0
  const status = () => props.run?.status ?? 'collecting'
  return (
    <Show when={isShown()}>
      <div class="run-progress">
        <Show
          when={failedPages() === 0}
          fallback={
            <Notice icon="circle-alert">
              {t('forecast.run.failed', { count: failedPages() })} {t('forecast.run.failedHint')}
            </Notice>
          }
        >
          <ProgressBar
            label={t('forecast.run.progress', { state: t(`forecast.run.${status()}`) })}
            done={Math.floor((props.run?.donePermille ?? 0) / 10)}
            {...(status() === 'forecasting' ? { total: WHOLE } : {})}
          />
        </Show>
      </div>
    </Show>
  )
}
