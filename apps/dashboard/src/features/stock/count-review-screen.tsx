import { type CountEntry, countVerdict } from '@onhand/domain/inventory/count-verdict'
import { type CountId, isId, type SkuId } from '@onhand/domain/ids'
import { Button, EmptyState, ErrorState, showToast, showToastOnNext } from '@onhand/ui'
import { type Column, confirmAction, DataTable, StatusPill } from '@onhand/ui/desk'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { type Texts, useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { signed } from './stock-words.ts'

type Review = Answer<typeof api.stock.countReview.query>
type Line = Review['items'][number]
type StockTexts = Texts<'stock'>
const AT_ONCE_MAX = 100

/** What was counted against the book of its moment, for those who approve. */
export default function CountReviewScreen() {
  const params = useParams()
  const known = () => {
    const id = params['countId'] ?? ''
    return isId('count', id) ? id : null
  }
  return (
    <Show when={known()} keyed fallback={<ErrorState />}>
      {(id) => <ReviewTable countId={id} />}
    </Show>
  )
}

function ReviewTable(props: { readonly countId: CountId }) {
  const { t, locale } = useTexts('stock')
  const frame = useTexts('frame')
  const { shop, link } = useShop()
  const navigate = useNavigate()
  const [count, setCount] = createSignal<Review['count'] | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const ask = () => ({ vendorId: shop().vendorId, countId: props.countId })
  const lines = createPages(ask, async (asked, cursor) => {
    const page = await api.stock.countReview.query({ ...asked, locale, cursor, limit: 200 })
    setCount(page.count)
    return page
  })
  const agreed = () =>
    lines.rows().flatMap((line) => {
      const verdict = countVerdict(line.entries)
      return line.status === 'open' && verdict.kind === 'agreed'
        ? [{ skuId: line.skuId, deltaUnits: verdict.deltaUnits }]
        : []
    })
  const approve = async (chosen: readonly { readonly skuId: SkuId; readonly deltaUnits: number }[]) => {
    if (isBusy() || chosen.length === 0) return
    setBusy(true)
    try {
      const outcomes = []
      for (let from = 0; from < chosen.length; from += AT_ONCE_MAX)
        outcomes.push(
          ...(await api.stock.approveCount.mutate({ ...ask(), lines: chosen.slice(from, from + AT_ONCE_MAX) })),
        )
      const settled = outcomes.filter(({ outcome }) => outcome === 'settled').length
      const others = outcomes.length - settled
      const done = t('count.approved', { count: settled })
      showToast(others > 0 ? `${done} ${t('count.someRefused', { count: others })}` : done)
    } catch (error) {
      showToast(failureText(error, frame.t))
    } finally {
      setBusy(false)
      lines.reload()
    }
  }
  const close = async () => {
    const question = { title: t('count.closeTitle'), body: t('count.closeBody'), action: t('count.close') }
    if (!(await confirmAction(question))) return
    try {
      await api.stock.endCount.mutate({ ...ask(), status: 'closed' })
      showToastOnNext(t('count.closed'))
      navigate(link('/stock/counts'))
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
  }
  const columns = reviewColumns(useTexts('stock'), (line) => (
    <LineState line={line} isBusy={isBusy()} onApprove={approve} />
  ))
  return (
    <div class="screen is-table">
      <ScreenHead title={t('count.reviewTitle')} lead={count()?.name}>
        <Show when={count()?.status === 'open'}>
          <Button look="quiet" onClick={() => void close()}>
            {t('count.close')}
          </Button>
          <Button
            icon="check"
            isBusy={isBusy()}
            disabled={agreed().length === 0}
            onClick={() => void approve(agreed())}
          >
            {t('count.approveAll', { count: agreed().length })}
          </Button>
        </Show>
      </ScreenHead>
      <DataTable
        label={t('count.reviewTitle')}
        columns={columns}
        rows={lines.rows()}
        state={lines.state()}
        hasMore={lines.hasMore()}
        rowKey={(line) => line.skuId}
        rowName={titleOf}
        onEnd={lines.more}
        onRetry={lines.reload}
        empty={<EmptyState icon="list-checks" title={t('count.reviewNone')} hint={t('count.reviewNoneHint')} />}
      />
    </div>
  )
}

function reviewColumns({ t, format }: StockTexts, state: (line: Line) => JSX.Element): readonly Column<Line>[] {
  const worth = (line: Line) => {
    const units = deltaOf(line)
    return units && line.currency ? format.money(units * line.unitCostMinor, line.currency) : ''
  }
  return [
    { key: 'item', label: t('stock.item'), width: 'minmax(200px, 1fr)', phone: 'title', cell: titleOf },
    {
      key: 'counted',
      label: t('count.counted'),
      width: '120px',
      align: 'end',
      phone: 'detail',
      isNamedOnPhone: true,
      cell: (line) =>
        latest(line)
          .map((entry) => format.number(entry.countedUnits))
          .join(' / '),
    },
    {
      key: 'book',
      label: t('count.book'),
      width: '120px',
      align: 'end',
      phone: 'detailEnd',
      isNamedOnPhone: true,
      cell: (line) =>
        latest(line)
          .map((entry) => format.number(entry.bookUnits))
          .join(' / '),
    },
    {
      key: 'difference',
      label: t('count.difference'),
      width: '120px',
      align: 'end',
      phone: 'end',
      cell: (line) => <Difference units={deltaOf(line)} />,
    },
    { key: 'worth', label: t('count.worth'), width: '120px', align: 'end', cell: (line) => worth(line) },
    {
      key: 'state',
      label: t('transfer.status'),
      width: '300px',
      cell: state,
    },
  ]
}

function deltaOf(line: Line): number | null {
  const verdict = countVerdict(line.entries)
  return verdict.kind === 'agreed' ? verdict.deltaUnits : line.deltaUnits
}

function LineState(props: {
  readonly line: Line
  readonly isBusy: boolean
  onApprove(lines: readonly { readonly skuId: SkuId; readonly deltaUnits: number }[]): void
}) {
  const { t, format } = useTexts('stock')
  const disputed = () => {
    const verdict = countVerdict(props.line.entries)
    return props.line.status === 'open' && verdict.kind === 'disputed' ? verdict.latest : null
  }
  const pick = (entry: CountEntry) => [{ skuId: props.line.skuId, deltaUnits: entry.countedUnits - entry.bookUnits }]
  return (
    <Show
      when={disputed()}
      fallback={<StatusPill tone={TONES[props.line.status]}>{t(`count.line.${props.line.status}`)}</StatusPill>}
    >
      {(entries) => (
        <span class="panel-actions">
          <StatusPill tone="danger">{t('count.disputed')}</StatusPill>
          <For each={entries()}>
            {(entry) => (
              <Button look="bare" isBusy={props.isBusy} onClick={() => props.onApprove(pick(entry))}>
                {t('count.choose', { units: signed(entry.countedUnits - entry.bookUnits, format.number) })}
              </Button>
            )}
          </For>
        </span>
      )}
    </Show>
  )
}

const TONES = { open: 'signal', settling: 'plain', settled: 'good', refused: 'danger' } as const

function Difference(props: { readonly units: number | null }) {
  const { format } = useTexts('stock')
  return (
    <strong classList={{ 'is-minus': (props.units ?? 0) < 0, 'is-plus': (props.units ?? 0) > 0 }}>
      {props.units === null ? '?' : signed(props.units, format.number)}
    </strong>
  )
}

function latest(line: Line): readonly CountEntry[] {
  const verdict = countVerdict(line.entries)
  if (verdict.kind === 'disputed') return verdict.latest
  return line.entries.slice(-1)
}

function titleOf(line: Line): string {
  return [line.title, line.skuTitle].filter(Boolean).join(' · ')
}
