import { Button, EmptyState, showToast } from '@onhand/ui'
import { type Column, DataTable, StatusPill } from '@onhand/ui/desk'
import { createEffect, on, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { type Texts, useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { AccuracyPart } from './accuracy-part.tsx'
import { ReplenishTabs } from './replenish-tabs.tsx'
import { RunProgress } from './run-progress.tsx'
import { isRunning, useRunWatch } from './watch-run.ts'

type Run = Answer<typeof api.forecast.runs.query>['items'][number]

const SECOND_MS = 1_000

/** Forecast runs of the shop and of the marketplace, one that goes on with its progress; and how good the forecasts were. */
export default function RunsScreen() {
  const texts = useTexts('forecast')
  const { t } = texts
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const runs = createPages(
    () => ({ vendorId: shop().vendorId, limit: 50 }),
    (asked, cursor) => api.forecast.runs.query({ ...asked, cursor }),
  )
  const watch = useRunWatch(runs.reload)
  // A run that was started elsewhere, or before a reload, is watched too.
  const running = () => runs.rows().find((run) => isRunning(run) && !run.isWholeMarket && run.failedPages === 0)
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
      await api.forecast.cancelRun.mutate({ vendorId: shop().vendorId, runId: run.id })
      showToast(t('forecast.run.stopped'))
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
    runs.reload()
  }
  const start = () => (
    <Show when={can('stock.write')}>
      <Button icon="gauge" isBusy={watch.isStarting()} onClick={() => void watch.start().then(runs.reload)}>
        {t('forecast.start')}
      </Button>
    </Show>
  )
  return (
    <div class="screen">
      <ScreenHead title={t('forecast.run.title')}>{start()}</ScreenHead>
      <ReplenishTabs />
      <RunProgress run={watch.run()} />
      <div class="run-table">
        <DataTable
          label={t('forecast.run.title')}
          columns={columnsOf(texts, can('stock.write') ? cancel : null)}
          rows={runs.rows()}
          state={runs.state()}
          hasMore={runs.hasMore()}
          rowKey={(run) => run.id}
          rowName={(run) => texts.format.dateTime(run.startedAtMs, shop().timeZone)}
          onEnd={runs.more}
          onRetry={runs.reload}
          empty={
            <EmptyState icon="clock" title={t('forecast.run.none')} hint={t('forecast.run.noneHint')}>
              {start()}
            </EmptyState>
          }
        />
      </div>
      <AccuracyPart />
    </div>
  )
}

function columnsOf(
  { t, format }: Texts<'forecast'>,
  cancel: ((run: Run) => Promise<void>) | null,
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
      cell: (run) => (run.isWholeMarket ? '' : format.number(run.doneSkuCount)),
    },
    { key: 'took', label: t('forecast.run.took'), width: '120px', align: 'end', cell: took },
    {
      key: 'act',
      label: '',
      width: '110px',
      align: 'end',
      cell: (run) => (
        <Show when={cancel !== null && isRunning(run) && !run.isWholeMarket}>
          <Button look="bare" onClick={() => void cancel?.(run)}>
            {t('forecast.run.cancel')}
          </Button>
        </Show>
      ),
    },
  ]
}
