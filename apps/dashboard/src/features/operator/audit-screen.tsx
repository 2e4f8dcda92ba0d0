import { EmptyState } from '@onhand/ui'
import { type Column, DataTable } from '@onhand/ui/desk'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

type Entry = Answer<typeof api.operator.audit.query>['items'][number]
const KNOWN = [
  'dead_letter.replayed',
  'dead_letter.discarded',
  'checkout.resumed',
  'money.reconciled',
  'operator.added',
  'operator.removed',
] as const

/** What the operator did to the marketplace; what was done to one shop is in that shop's own log. */
export default function AuditScreen() {
  const { t, format } = useTexts('operator')
  const entries = createPages(
    () => ({}),
    (_asked, cursor) => api.operator.audit.query({ cursor, limit: 100 }),
  )
  const act = (entry: Entry) => {
    const known = KNOWN.find((one) => one === entry.action)
    return known ? t(`op.act.${known}`) : t('op.act.other', { action: entry.action })
  }
  const columns: readonly Column<Entry>[] = [
    {
      key: 'when',
      label: t('op.when'),
      width: '150px',
      phone: 'end',
      cell: (entry) => <span class="number">{format.dateTime(entry.atMs)}</span>,
    },
    { key: 'did', label: t('op.did'), width: 'minmax(160px, 1fr)', phone: 'title', cell: act },
    {
      key: 'who',
      label: t('op.who'),
      width: '220px',
      phone: 'detail',
      cell: (entry) => (entry.actorKind === 'program' ? t('op.byProgram', { name: entry.actorId }) : t('op.byPerson')),
    },
    {
      key: 'about',
      label: t('op.about'),
      phone: 'detailEnd',
      cell: (entry) => <span class="number muted">{entry.subjectId}</span>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('op.audit')} />
      <OperatorTabs />
      <DataTable
        label={t('op.audit')}
        columns={columns}
        rows={entries.rows()}
        state={entries.state()}
        hasMore={entries.hasMore()}
        rowKey={(entry) => entry.id}
        rowName={act}
        onEnd={entries.more}
        onRetry={entries.reload}
        empty={<EmptyState icon="list-checks" title={t('op.auditNone')} hint={t('op.auditNoneHint')} />}
      />
    </div>
  )
}
