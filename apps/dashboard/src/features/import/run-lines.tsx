import { IMPORT_OUTCOMES, type ImportOutcome } from '@onhand/domain/data-import/import-run'
import { EmptyState } from '@onhand/ui'
import { type Column, DataTable, StatusPill, Tabs, type Tone } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { fieldText, problemText } from './reason-words.ts'
import type { RunView } from './send-run.ts'

type Line = Answer<typeof api.dataImport.lines.query>['items'][number]

const TONES: Readonly<Record<ImportOutcome, Tone>> = {
  new: 'good',
  changed: 'signal',
  unchanged: 'plain',
  refused: 'danger',
}

/** What was found of each product of the file, and what became of it. */
export function RunLines(props: { readonly view: RunView }) {
  const { t, format } = useTexts('import')
  const { shop } = useShop()
  const [outcome, setOutcome] = createSignal<ImportOutcome | null>(null)
  const lines = createPages(
    // Read again when the import has moved on.
    () => ({ vendorId: shop().vendorId, runId: props.view.run.id, outcome: outcome(), at: momentOf(props.view) }),
    ({ at: _at, ...asked }, cursor) => api.dataImport.lines.query({ ...asked, cursor, limit: 100 }),
  )
  const isOver = () => ['running', 'done', 'undoing', 'undone'].includes(props.view.run.state)
  const columns: readonly Column<Line>[] = [
    {
      key: 'line',
      label: t('import.line'),
      width: '80px',
      align: 'end',
      phone: 'detailEnd',
      cell: (line) => format.number(line.line),
    },
    {
      key: 'product',
      label: t('import.product'),
      width: 'minmax(160px, 1fr)',
      phone: 'title',
      cell: (line) => line.title || line.code,
    },
    {
      key: 'outcome',
      label: t('import.state'),
      width: '140px',
      phone: 'end',
      cell: (line) => (
        <Show when={line.outcome} fallback={t('import.item.stored')}>
          {(found) => (
            <StatusPill tone={TONES[found()]}>
              {isOver() && found() !== 'refused' ? t(`import.item.${line.state}`) : t(`import.outcome.${found()}`)}
            </StatusPill>
          )}
        </Show>
      ),
    },
    {
      key: 'finding',
      label: t('import.finding'),
      width: 'minmax(220px, 2fr)',
      phone: 'detail',
      cell: (line) => <Finding line={line} />,
    },
  ]
  const tabs = () => [
    { key: 'all', label: t('import.tab.all') },
    ...IMPORT_OUTCOMES.map((one) => ({
      key: one,
      label: t(`import.outcome.${one}`),
      count: props.view.counts.outcomes[one],
    })),
  ]
  return (
    <>
      <Tabs
        label={t('import.finding')}
        tabs={tabs()}
        chosen={outcome() ?? 'all'}
        onChoose={(key) => setOutcome(IMPORT_OUTCOMES.find((one) => one === key) ?? null)}
      />
      <DataTable
        label={t('import.products')}
        columns={columns}
        rows={lines.rows()}
        state={lines.state()}
        hasMore={lines.hasMore()}
        rowKey={(line) => String(line.position)}
        rowName={(line) => line.title || line.code}
        onEnd={lines.more}
        onRetry={lines.reload}
        empty={<EmptyState icon="package" title={t('import.empty')} hint={t('import.emptyHint')} />}
      />
    </>
  )
}

/** When the lines are worth reading again: the import moved on, or another of its pictures could not be had. */
function momentOf({ run, pictures }: RunView): string {
  return `${run.state} ${pictures?.lost ?? 0}`
}

/** The rows that stay out first, then remarks, then what changes. */
function Finding(props: { readonly line: Line }) {
  const { t } = useTexts('import')
  const problems = () => props.line.problems.slice(0, 3)
  return (
    <span
      class="import-finding"
      title={[...props.line.problems, ...props.line.warnings]
        .map((one) => `${one.line}: ${problemText(one, t)}`)
        .join('\n')}
    >
      <For each={problems()}>{(problem) => <span class="is-wrong">{problemText(problem, t)} </span>}</For>
      <Show when={props.line.problems.length === 0 && props.line.warnings[0]}>
        {(warning) => <span class="muted">{problemText(warning(), t)} </span>}
      </Show>
      <Show when={props.line.changed.length > 0}>
        <span class="muted">
          {t('import.changes', {
            fields: props.line.changed.map((field) => fieldText(field, t)).join(t('import.listComma')),
          })}
        </span>
      </Show>
    </span>
  )
}
