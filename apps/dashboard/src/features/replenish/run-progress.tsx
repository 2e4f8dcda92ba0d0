import { Notice } from '@onhand/ui'
import { ProgressBar } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { isRunning, type RunView } from './watch-run.ts'

const WHOLE = 100

/** How far a run is, while it goes on; and what stopped it. */
export function RunProgress(props: { readonly run: RunView | null }) {
  const { t } = useTexts('forecast')
  const running = () => (props.run && isRunning(props.run) ? props.run : null)
  return (
    <Show when={running()}>
      {(run) => (
        <div class="run-progress" role="status">
          <Show
            when={run().failedPages === 0}
            fallback={
              <Notice icon="circle-alert">
                {t('forecast.run.failed', { count: run().failedPages })} {t('forecast.run.failedHint')}
              </Notice>
            }
          >
            <ProgressBar
              label={t('forecast.run.progress', { state: t(`forecast.run.${run().status}`) })}
              done={Math.floor(run().donePermille / 10)}
              {...(run().status === 'forecasting' ? { total: WHOLE } : {})}
            />
          </Show>
        </div>
      )}
    </Show>
  )
}
