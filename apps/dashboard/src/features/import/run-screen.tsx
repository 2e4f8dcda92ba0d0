import { Button, ButtonLink, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { confirmAction, FileDrop, Figure, ProgressBar, StatusPill } from '@onhand/ui/desk'
import type { ImportRunId } from '@onhand/domain/ids'
import { useParams } from '@solidjs/router'
import { createEffect, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import '../../styles/import.css'
import { openFile, readAll } from './reading.ts'
import { RunPictures } from './run-pictures.tsx'
import { RunLines } from './run-lines.tsx'
import { keptSettings, type RunView, runIdOf, sendItems } from './send-run.ts'

const RETRY_MS = 3_000

/** One import: its dry run, its run with progress, its result, and the way back. */
export default function RunScreen() {
  const params = useParams()
  const runId = () => runIdOf(params['runId'])
  return (
    <Show when={runId()} keyed fallback={<ErrorState />}>
      {(id) => <Run runId={id} />}
    </Show>
  )
}

function Run(props: { readonly runId: ImportRunId }) {
  const { t } = useTexts('import')
  const frame = useTexts('frame')
  const { shop, link } = useShop()
  const [view, setView] = createSignal<RunView | null>(null)
  const [hasFailed, setFailed] = createSignal(false)
  const key = () => ({ vendorId: shop().vendorId, runId: props.runId })
  let isAlive = true
  onCleanup(() => {
    isAlive = false
  })

  const load = async () => {
    setFailed(false)
    try {
      setView(await api.dataImport.get.query(key()))
    } catch {
      setFailed(true)
    }
  }
  void load()

  // Drives whatever the import is about for as long as the window is open; a lost connection is tried again.
  const drive = async () => {
    while (isAlive && isWorking(view())) {
      try {
        setView(await api.dataImport.advance.mutate(key()))
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
  }
  let driven: Promise<void> | null = null
  createEffect(() => {
    if (isWorking(view()) && driven === null)
      driven = drive().finally(() => {
        driven = null
      })
  })

  let isMoving = false
  const move = async (step: 'start' | 'undo' | 'cancel') => {
    if (isMoving) return
    isMoving = true
    try {
      setView(await api.dataImport.move.mutate({ ...key(), step }))
    } catch (error) {
      showToast(failureText(error, frame.t, { import_state: () => t('import.refused.state') }))
      await load()
    } finally {
      isMoving = false
    }
  }
  const undo = async (fileName: string) => {
    const isSure = await confirmAction({
      title: t('import.undoTitle', { file: fileName }),
      body: t('import.undoBody'),
      action: t('import.undoAction'),
      isDanger: true,
    })
    if (isSure) await move('undo')
  }

  return (
    <div class="screen is-table">
      <Show
        when={view()}
        fallback={
          <Show when={hasFailed()} fallback={<Skeleton height="240px" />}>
            <ErrorState onRetry={() => void load()} />
          </Show>
        }
      >
        {(now) => (
          <>
            <ScreenHead
              title={now().run.fileName}
              lead={<StatusPill>{t(`import.state.${now().run.state}`)}</StatusPill>}
            >
              <RunActions
                view={now()}
                onMove={(step) => void move(step)}
                onUndo={() => void undo(now().run.fileName)}
              />
            </ScreenHead>
            <Switch>
              <Match when={isWorking(now())}>
                <WorkProgress view={now()} />
              </Match>
              <Match when={now().run.state === 'uploading'}>
                <UploadAgain view={now()} onSent={setView} />
              </Match>
              <Match when={now().run.state === 'done'}>
                <p role="status">
                  {t('import.done', { count: now().counts.states.written })}{' '}
                  <ButtonLink look="bare" href={`/dashboard${link('/products')}`}>
                    {t('import.toProducts')}
                  </ButtonLink>
                </p>
                <RunPictures view={now()} onLook={() => void load()} />
              </Match>
              <Match when={now().run.state === 'undone'}>
                <p role="status">
                  {t('import.undone', { count: now().counts.states.undone })}{' '}
                  <Show when={now().counts.states.kept > 0}>
                    {t('import.kept', { count: now().counts.states.kept })}
                  </Show>
                </p>
              </Match>
            </Switch>
            <Show when={now().run.state !== 'uploading'}>
              <Sums view={now()} />
              <RunLines view={now()} />
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

function RunActions(props: { readonly view: RunView; onMove(step: 'start' | 'cancel'): void; onUndo(): void }) {
  const { t } = useTexts('import')
  const count = () => props.view.counts.outcomes.new + props.view.counts.outcomes.changed
  const state = () => props.view.run.state
  return (
    <>
      <Show when={state() === 'checked'}>
        <Show when={count() > 0} fallback={<p class="muted">{t('import.nothing')}</p>}>
          <Button icon="upload" onClick={() => props.onMove('start')}>
            {t('import.start', { count: count() })}
          </Button>
        </Show>
      </Show>
      <Show when={state() === 'checked' || state() === 'uploading'}>
        <Button look="quiet" onClick={() => props.onMove('cancel')}>
          {t('import.cancel')}
        </Button>
      </Show>
      <Show when={state() === 'done' && props.view.counts.states.written > 0}>
        <Button look="danger" icon="undo-2" onClick={() => props.onUndo()}>
          {t('import.undo')}
        </Button>
      </Show>
    </>
  )
}

function WorkProgress(props: { readonly view: RunView }) {
  const { t } = useTexts('import')
  const progress = () => {
    const { states, outcomes } = props.view.counts
    const toWrite = outcomes.new + outcomes.changed
    switch (props.view.run.state) {
      case 'checking':
        return {
          label: t('import.checking'),
          done: props.view.run.itemCount - states.stored,
          total: props.view.run.itemCount,
        }
      case 'undoing':
        return {
          label: t('import.undoing'),
          done: states.undone + states.kept,
          total: states.undone + states.kept + states.written,
        }
      default:
        return { label: t('import.running'), done: toWrite - states.planned - states.writing, total: toWrite }
    }
  }
  return (
    <div class="stack" aria-live="polite">
      <ProgressBar {...progress()} />
      <p class="muted small">{t('import.mayClose')}</p>
    </div>
  )
}

function Sums(props: { readonly view: RunView }) {
  const { t, format } = useTexts('import')
  const counts = () => props.view.counts
  return (
    <div class="figures">
      <Figure label={t('import.rowsGood')} value={format.number(counts().goodRows)} />
      <Figure label={t('import.rowsBad')} value={format.number(counts().badRows)} />
      <Figure label={t('import.rowsJoined')} value={format.number(props.view.run.rowsJoined)} />
      <Figure label={t('import.warnings')} value={format.number(counts().warnings)} />
    </div>
  )
}

/** An upload that broke off: the same file is chosen again, read as it was, and what is missing arrives. */
function UploadAgain(props: { readonly view: RunView; onSent(view: RunView): void }) {
  const { t } = useTexts('import')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [sentCount, setSentCount] = createSignal<number | null>(null)
  const again = async (file: File | undefined) => {
    if (!file || sentCount() !== null) return
    const { run } = props.view
    setSentCount(0)
    try {
      const opened = await openFile(file)
      const reading = await readAll({ ...opened, settings: keptSettings(run.id) ?? opened.settings }, shop().currency)
      if (reading.items.length === run.itemCount)
        props.onSent(await sendItems({ vendorId: run.vendorId, runId: run.id }, reading, setSentCount))
      else showToast(t('import.otherFile', { count: reading.items.length, wanted: run.itemCount }))
    } catch (error) {
      showToast(failureText(error, frame.t))
    } finally {
      setSentCount(null)
    }
  }
  return (
    <FileDrop
      label={t('import.continueUpload', { file: props.view.run.fileName })}
      accept=".csv,.tsv,.txt,.json,.gz"
      onFiles={([file]) => void again(file)}
    >
      <Show when={sentCount() !== null}>
        <ProgressBar label={t('import.uploading')} done={sentCount() ?? 0} total={props.view.run.itemCount} />
      </Show>
    </FileDrop>
  )
}

function isWorking(view: RunView | null): boolean {
  return view !== null && ['checking', 'running', 'undoing'].includes(view.run.state)
}
