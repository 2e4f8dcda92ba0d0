import { Button, EmptyState, showToast } from '@onhand/ui'
import { type Column, DataTable, StatusPill } from '@onhand/ui/desk'
import { createEffect, type JSX, on, Show } from 'solid-js'
import { failureText } from '../../lib/failure.ts'
import { createPages } from '../../lib/pages.ts'
import { type Texts, useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { AccuracyPart } from './accuracy-part.tsx'
import type { RunCalls, RunView } from './run-calls.ts'
import { RunProgress } from './run-progress.tsx'
import { isRunning, useRunWatch } from './watch-run.ts'

type Run = RunView

const SECOND_MS = 1_000

/** Forecast runs, one that goes on with its progress; and how good the forecasts were. */
export function RunsPanel(props: { readonly calls: RunCalls; readonly mayStart: boolean; readonly tabs: JSX.Element }) {
  const texts = useTexts('forecast')
  const { t } = texts
  const frame = useTexts('frame')
  const { calls } = props
  const runs = createPages(
    () => ({}),
    (_asked, cursor) => calls.list(cursor),
  )
  const watch = useRunWatch(calls, runs.reload)
  // A run that was started elsewhere, or before a reload, is watched too.
  const running = () => runs.rows().find((run) => isRunning(run) && calls.isOwn(run) && run.failedPages === 0)
  createEffect(
    on(
      () => running()?.id,
      (runId) => {
        if (runId !== undefined && watch.run() === null) void watch.watch(runId)
      },
    ),
  )
  const cancel = async (run: Pick<Run, 'id'>) => {
    try {
      await calls.cancel(run.id)
      showToast(t('forecast.run.stopped'))
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
    runs.reload()
  }
  const start = () => (
    <Show when={props.mayStart}>
      <Button icon="gauge" isBusy={watch.isStarting()} onClick={() => void watch.start().then(runs.reload)}>
        {t('forecast.start')}
      </Button>
    </Show>
  )
  return (
    <div class="screen">
      <ScreenHead title={t('forecast.run.title')}>{start()}</ScreenHead>
      {props.tabs}
      <RunProgress run={watch.run()} />
      <div class="run-table">
        <DataTable
          label={t('forecast.run.title')}
          columns={columnsOf(texts, props.mayStart ? { cancel, isOwn: calls.isOwn } : null)}
          rows={runs.rows()}
          state={runs.state()}
          hasMore={runs.hasMore()}
          rowKey={(run) => run.id}
          rowName={(run) => texts.format.dateTime(run.startedAtMs)}
          onEnd={runs.more}
          onRetry={runs.reload}
          empty={
            <EmptyState icon="clock" title={t('forecast.run.none')} hint={t('forecast.run.noneHint')}>
              {start()}
            </EmptyState>
          }
        />
      </div>
      <AccuracyPart calls={calls} />
    </div>
  )
}

function columnsOf(
  { t, format }: Texts<'forecast'>,
  stop: { cancel(run: Run): Promise<void>; isOwn(run: Run): boolean } | null,
): readonly Column<Run>[] {
  const took = (run: Run) =>
    run.finishedAtMs === null
      ? ''
      : t('forecast.run.seconds', { count: Math.max(1, Math.round((run.finishedAtMs - run.startedAtMs) / SECOND_MS)) })
  return [
    {
      key: 'started',
      label: t('forecast.run.started'),
      width: 'minmax(160px, 1fr)',
      phone: 'title',
      cell: (run) => format.dateTime(run.startedAtMs),
    },
    {
      key: 'status',
      label: t('forecast.run.status'),
      width: '200px',
      phone: 'end',
      cell: (run) => (
        <Show
          when={run.failedPages === 0}
          fallback={<StatusPill tone="danger">{t('forecast.run.failed', { count: run.failedPages })}</StatusPill>}
        >
          <StatusPill tone={run.status === 'done' ? 'good' : isRunning(run) ? 'signal' : 'plain'}>
            {t(`forecast.run.${run.status}`)}
          </StatusPill>
        </Show>
      ),
    },
    {
      key: 'by',
      label: t('forecast.run.by'),
      width: '160px',
      phone: 'detail',
      cell: (run) => t(`forecast.run.${run.origin}`),
    },
    {
      key: 'scope',
      label: t('forecast.run.scope'),
      width: '140px',
      phone: 'detailEnd',
      cell: (run) => (run.isWholeMarket ? t('forecast.run.market') : t('forecast.run.shop')),
    },
    {
      key: 'items',
      label: t('forecast.run.items'),
      width: '100px',
      align: 'end',
      cell: (run) => (run.doneSkuCount === 0 ? '' : format.number(run.doneSkuCount)),
    },
    { key: 'took', label: t('forecast.run.took'), width: '120px', align: 'end', cell: took },
    {
      key: 'act',
      label: '',
      width: '110px',
      align: 'end',
      cell: (run) => (
        <Show when={stop?.isOwn(run) && isRunning(run)}>
          <Button look="bare" onClick={() => void stop?.cancel(run)}>
            {t('forecast.run.cancel')}
          </Button>
        </Show>
      ),
    },
  ]
}
