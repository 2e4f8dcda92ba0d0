import { EmptyState } from '@onhand/ui'
import { type Column, DataTable, FilterBar, FilterChip } from '@onhand/ui/desk'
import { createResource, createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { deedOf } from './team-words.ts'

type Line = Awaited<ReturnType<typeof api.team.audit.query>>['items'][number]

/** Who did what in the shop. */
export default function AuditScreen() {
  const { t, format } = useTexts('team')
  const { shop, can } = useShop()
  const [actorId, setActorId] = createSignal<string | null>(null)
  const [team] = createResource(
    () => (can('team.read') ? shop().vendorId : null),
    (vendorId) => api.team.view.query({ vendorId }),
  )
  const log = createPages(
    () => ({ vendorId: shop().vendorId, actorId: actorId() }),
    (asked, cursor) => api.team.audit.query({ ...asked, cursor, limit: 100 }),
  )
  const who = (line: Line) =>
    line.actorName ?? (line.actorKind === 'program' ? t('audit.program') : t('audit.somebody'))
  const columns: readonly Column<Line>[] = [
    {
      key: 'when',
      label: t('audit.when'),
      width: '170px',
      phone: 'detailEnd',
      cell: (line) => <span class="number">{format.dateTime(line.atMs, shop().timeZone)}</span>,
    },
    { key: 'who', label: t('audit.who'), width: '200px', phone: 'title', cell: who },
    { key: 'what', label: t('audit.what'), phone: 'detail', cell: (line) => deedOf(t, line.action) },
    {
      key: 'about',
      label: t('audit.about'),
      width: '240px',
      cell: (line) => <span class="small muted">{factsOf(line) || line.subjectId}</span>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('audit.title')} lead={t('audit.lead')} />
      <FilterBar>
        <FilterChip
          label={t('audit.person')}
          value={actorId()}
          options={(team.error ? [] : (team.latest?.members ?? [])).map((member) => ({
            value: member.personId as string,
            label: member.name || member.email,
          }))}
          onChoose={setActorId}
        />
      </FilterBar>
      <DataTable
        label={t('audit.title')}
        columns={columns}
        rows={log.rows()}
        state={log.state()}
        hasMore={log.hasMore()}
        rowKey={(line) => line.id}
        rowName={(line) => `${who(line)} ${deedOf(t, line.action)}`}
        onEnd={log.more}
        onRetry={log.reload}
        empty={<EmptyState icon="list-checks" title={t('audit.none')} hint={t('audit.noneHint')} />}
      />
    </div>
  )
}

/** `sup_8k2…`: tells nobody anything. */
function isAnyId(value: string | number | boolean): boolean {
  return typeof value === 'string' && /^[a-z]{3}_/.test(value)
}

/** The facts of an entry, short. */
function factsOf(line: Line): string {
  return Object.entries(line.facts)
    .filter(([, value]) => value !== null && value !== '' && !isAnyId(value))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(' · ')
}
