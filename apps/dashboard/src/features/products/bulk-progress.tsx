import { Button, Notice } from '@onhand/ui'
import { ProgressBar } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { BulkRun } from './bulk-run.ts'

/** How far a bulk edit is, what came of it, and the way back. */
export function BulkProgress(props: { readonly run: BulkRun }) {
  const { t } = useTexts('products')
  const counts = () => props.run.edit()?.counts
  const isUndo = () => props.run.edit()?.isUndo ?? false
  const outcome = () => {
    const now = counts()
    if (!now) return ''
    const main = isUndo()
      ? t('products.bulk.undone', { count: now.undone })
      : t('products.bulk.done', { count: now.done })
    const kept = isUndo() && now.kept > 0 ? ` ${t('products.bulk.kept', { count: now.kept })}` : ''
    const refused = !isUndo() && now.refused > 0 ? ` ${t('products.bulk.refused', { count: now.refused })}` : ''
    return `${main}${kept}${refused}`
  }
  return (
    <Show when={props.run.edit()}>
      <div class="bulk-progress">
        <Show
          when={props.run.isRunning()}
          fallback={
            <Notice tone={props.run.hasStopped() ? 'signal' : 'good'}>
              <div class="panel-actions">
                <span>{props.run.hasStopped() ? t('products.bulk.stopped') : outcome()}</span>
                <Show when={props.run.hasStopped()}>
                  <Button look="bare" onClick={() => props.run.goOn()}>
                    {t('products.bulk.continue')}
                  </Button>
                </Show>
                <Show when={!isUndo() && (counts()?.done ?? 0) > 0}>
                  <Button look="bare" icon="undo-2" onClick={() => props.run.undo()}>
                    {t('products.bulk.restore')}
                  </Button>
                </Show>
                <Button look="bare" onClick={() => props.run.forget()}>
                  {t('products.bulk.close')}
                </Button>
              </div>
            </Notice>
          }
        >
          <ProgressBar
            label={isUndo() ? t('products.bulk.undoing') : t('products.bulk.running')}
            done={props.run.done()}
            total={props.run.total()}
          />
        </Show>
      </div>
    </Show>
  )
}
