import { Button, ButtonLink, EmptyState } from '@onhand/ui'
import { DataTable } from '@onhand/ui/desk'
import { createResource, For, type JSX, Show } from 'solid-js'
import { useOpenRecord } from '../../../lib/open-record.ts'
import { useTexts } from '../../../lib/texts.ts'
import { ScreenHead } from '../../frame/screen-head.tsx'
import type { RunCalls } from '../run-calls.ts'
import { RunProgress } from '../run-progress.tsx'
import { useRunWatch } from '../watch-run.ts'
import type { GroupCalls, GroupTable } from './group-calls.ts'
import { groupColumns } from './group-columns.tsx'
import { GroupDrawer } from './group-drawer.tsx'
import { groupName, groupsAsCsv, shownOf } from './group-words.ts'

/** What groups are expected to sell: a table whose rows add up, and one group's days. */
export function GroupPanel(props: {
  readonly calls: GroupCalls
  readonly runs: RunCalls
  readonly by: GroupTable['by']
  readonly mayStart: boolean
  readonly tabs: JSX.Element
}) {
  const texts = useTexts('groups')
  const forecast = useTexts('forecast')
  const { t, format } = texts
  const record = useOpenRecord()
  const [found, { refetch }] = createResource(() => props.calls.groups())
  const view = () => (found.error ? undefined : found.latest)
  const watch = useRunWatch(props.runs, () => void refetch())
  const parts = () => view()?.tables.find((table) => table.by === props.by)?.rows ?? []
  const isEmpty = () => {
    const total = view()?.total
    return total === undefined || total.waitingCount === total.skuCount
  }
  const rows = () => {
    const known = view()
    return known && !isEmpty() ? [known.total, ...parts()] : []
  }
  const columns = () => {
    const total = view()?.total
    const shown = (span: 'next7' | 'next28') => (total ? shownOf(total, parts(), span) : () => 0)
    return groupColumns(texts, props.calls.scope, { next7: shown('next7'), next28: shown('next28') })
  }
  const files = () => {
    if (isEmpty()) return []
    if (props.calls.downloads.length > 0) return props.calls.downloads
    const csv = groupsAsCsv(texts, rows(), props.calls.scope)
    return [{ label: 'CSV', href: `data:text/csv;charset=utf-8,${encodeURIComponent(csv)}` }]
  }
  const start = () => (
    <Show when={props.mayStart}>
      <Button icon="gauge" isBusy={watch.isStarting()} onClick={() => void watch.start()}>
        {forecast.t('forecast.start')}
      </Button>
    </Show>
  )
  const firstDay = () => (isEmpty() ? null : (view()?.firstDay ?? null))
  const waiting = () => (isEmpty() ? 0 : (view()?.total.waitingCount ?? 0))
  return (
    <div class="screen is-table">
      <ScreenHead
        title={t('groups.title')}
        lead={<Show when={firstDay()}>{(day) => t('groups.lead', { date: format.date(day()) })}</Show>}
      >
        <For each={files()}>
          {(file) => (
            <ButtonLink
              look="quiet"
              icon="download"
              href={file.href}
              download={file.href.startsWith('data:') ? 'forecast.csv' : ''}
              rel="external"
              aria-label={t('groups.export', { format: file.label })}
            >
              {file.label}
            </ButtonLink>
          )}
        </For>
        {start()}
      </ScreenHead>
      {props.tabs}
      <RunProgress run={watch.run()} />
      <Show when={waiting() > 0}>
        <p class="muted small">{t('groups.waiting', { count: waiting() })}</p>
      </Show>
      <DataTable
        label={t('groups.title')}
        columns={columns()}
        rows={rows()}
        state={found.error ? 'failed' : view() === undefined ? 'loading' : 'ready'}
        rowKey={(row) => row.key}
        rowName={(row) => groupName(texts, row, props.calls.scope)}
        openKey={record.openKey()}
        onOpen={(row) => record.open(row.key)}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon="gauge" title={t('groups.none')} hint={t('groups.noneHint')}>
            {start()}
          </EmptyState>
        }
      />
      <GroupDrawer
        calls={props.calls}
        view={view()}
        row={rows().find((row) => row.key === record.openKey())}
        onClose={record.close}
      />
    </div>
  )
}
