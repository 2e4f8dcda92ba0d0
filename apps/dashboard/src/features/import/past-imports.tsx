import { EmptyState } from '@onhand/ui'
import { type Column, DataTable, StatusPill, type Tone } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

type Run = Answer<typeof api.dataImport.list.query>['items'][number]

const TONES: Readonly<Partial<Record<Run['state'], Tone>>> = {
  done: 'good',
  checked: 'signal',
  uploading: 'signal',
  running: 'signal',
}

/** The shop's imports, newest first; each opens where it stands. */
export function PastImports() {
  const { t, format } = useTexts('import')
  const { shop, link } = useShop()
  const navigate = useNavigate()
  const runs = createPages(
    () => ({ vendorId: shop().vendorId, limit: 20 }),
    (asked, cursor) => api.dataImport.list.query({ ...asked, cursor }),
  )
  const columns: readonly Column<Run>[] = [
    {
      key: 'file',
      label: t('import.file'),
      width: 'minmax(180px, 1fr)',
      phone: 'title',
      cell: (run) => run.fileName,
    },
    {
      key: 'when',
      label: t('import.when'),
      width: '190px',
      phone: 'detail',
      cell: (run) => format.dateTime(run.createdAtMs, shop().timeZone),
    },
    {
      key: 'products',
      label: t('import.products'),
      width: '110px',
      align: 'end',
      phone: 'detailEnd',
      cell: (run) => format.number(run.itemCount),
    },
    {
      key: 'state',
      label: t('import.state'),
      width: '190px',
      phone: 'end',
      cell: (run) => <StatusPill tone={TONES[run.state] ?? 'plain'}>{t(`import.state.${run.state}`)}</StatusPill>,
    },
  ]
  return (
    <section class="import-past" aria-labelledby="import-past">
      <h2 id="import-past">{t('import.past')}</h2>
      <DataTable
        label={t('import.past')}
        columns={columns}
        rows={runs.rows()}
        state={runs.state()}
        hasMore={runs.hasMore()}
        rowKey={(run) => run.id}
        rowName={(run) => run.fileName}
        onOpen={(run) => navigate(link(`/import/${run.id}`))}
        onEnd={runs.more}
        onRetry={runs.reload}
        empty={<EmptyState icon="upload" title={t('import.none')} hint={t('import.noneHint')} />}
      />
    </section>
  )
}
