import { isId, type OrderId } from '@onhand/domain/ids'
import { Button, showToast, showToastOnNext } from '@onhand/ui'
import { DataTable, FilterBar, FilterChip, Tabs } from '@onhand/ui/desk'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createResource, createSignal, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useCommands } from '../../lib/commands.ts'
import { failureText, type RefusalWords } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages, type Pages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { SavedViews } from '../products/saved-views.tsx'
import { BulkBar, NoOrders } from './table-parts.tsx'
import { keepLive } from './live-orders.ts'
import { useOrderActions } from './order-actions.ts'
import { orderColumns } from './order-columns.tsx'
import { OrderDrawer } from './order-drawer.tsx'
import { askOf, isNarrowed, NO_VIEW, sortOf, viewQuery, VIEWS } from './order-query.ts'
import type { OrderRow, Step } from './order-types.ts'
import '../../styles/orders.css'

const PAGE_ROWS = 100
/** Lists are walked by one person. */
const PICK_ORDERS_MAX = 50

/** A shop's orders: found, taken on in place or many at once, opened beside the table; it changes by itself when others change it. */
export default function OrdersScreen() {
  const texts = useTexts('orders')
  const { t } = texts
  const { can, link } = useShop()
  const navigate = useNavigate()
  const record = useOpenRecord()
  const { ask, setSearch, pages, selected, setSelected, chosen, clear } = createTable()
  const { countOf, recount } = useCounts()
  const { changed, shown } = createShown(pages, recount)
  const actions = useOrderActions(shown)
  useNews(pages, { ...shown, recount })
  const mayStep = (step: Step) =>
    can('orders.write') || ((step === 'picking' || step === 'ready') && can('orders.pick'))
  const columns = orderColumns(texts, { mayStep, onStep: (order, step) => void actions.step(order, step) })
  const pick = usePick(() => chosen().map((row) => row.orderId), actions.words)
  const create = () => can('orders.create') && navigate(link('/orders/new'))
  useCommands([{ key: 'order-new', label: t('orders.create'), icon: 'plus', keys: 'n', run: create }])

  return (
    <div class="screen is-table orders">
      <ScreenHead title={t('orders.title')}>
        <Show when={can('orders.create')}>
          <Button icon="plus" onClick={create}>
            {t('orders.create')}
          </Button>
        </Show>
      </ScreenHead>
      <Tabs
        label={t('orders.views')}
        tabs={VIEWS.map((view) => ({ key: view, label: t(`orders.view.${view}`), count: countOf(view) }))}
        chosen={ask().view}
        onChoose={(view) => setSearch({ view: view === 'open' ? null : view, status: null }, { scroll: false })}
      />
      <OrderFilters ask={ask()} onSearch={setSearch} />
      <BulkBar
        chosen={chosen()}
        count={selected().size}
        onClear={clear}
        onStep={(step) => {
          void actions.stepMany(chosen(), step)
          clear()
        }}
        onPick={() => void pick()}
      />
      <DataTable
        label={t('orders.title')}
        columns={columns}
        rows={pages.rows()}
        state={pages.state()}
        isBehind={pages.isBehind()}
        hasMore={pages.hasMore()}
        rowKey={(order) => order.orderId}
        rowName={(order) => `${order.number}, ${order.buyer.name}`}
        openKey={record.openKey()}
        {...(can('orders.write') || can('orders.pick') ? { selected: selected(), onSelect: setSelected } : {})}
        sort={shownSort(ask().sort)}
        onSort={({ key, isDown }) => setSearch({ sort: sortOf(key, isDown) }, { scroll: false })}
        onOpen={(order) => record.open(order.orderId)}
        onEnd={pages.more}
        onRetry={pages.reload}
        empty={
          <NoOrders
            isNarrowed={isNarrowed(ask())}
            onAll={() => setSearch({ ...NO_VIEW, view: 'all' })}
            onCreate={create}
          />
        }
      />
      <OrderDrawer
        orderId={openId(record.openKey())}
        changed={changed()}
        actions={actions}
        mayStep={mayStep}
        onChanged={shown}
        onClose={record.close}
      />
    </div>
  )
}

/** By which column, for the head of the table. */
function shownSort(sort: ReturnType<typeof askOf>['sort']) {
  if (sort === 'oldest') return { key: 'placed', isDown: false }
  return { key: sort === 'newest' ? 'placed' : sort, isDown: true }
}

function openId(key: string | null): OrderId | null {
  return key !== null && isId('order', key) ? key : null
}

/** What is asked for stands in the address; what is chosen ends with another question. */
function createTable() {
  const { shop } = useShop()
  const [search, setSearch] = useSearchParams()
  const ask = createMemo(() => askOf(search), undefined, {
    equals: (before, after) => JSON.stringify(before) === JSON.stringify(after),
  })
  const pages = createPages(
    () => ({ vendorId: shop().vendorId, ...ask() }),
    ({ view: _view, status: _status, statuses, ...asked }, cursor) =>
      api.vendorOrder.list.query({ ...asked, statuses: [...statuses], cursor, limit: PAGE_ROWS }),
  )
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set<string>())
  // Also when the answer comes: until then rows of the question before could be chosen.
  createEffect(on([ask, pages.isBehind], () => setSelected(new Set<string>()), { defer: true }))
  const chosen = () => pages.rows().filter((row) => selected().has(row.orderId))
  const clear = () => setSelected(new Set<string>())
  return { ask, setSearch, pages, selected, setSelected, chosen, clear }
}

/** Rows that changed are shown at once, in the table and in the drawer. */
function createShown(pages: Pages<OrderRow>, recount: () => void) {
  const show = (row: OrderRow) => pages.change((rows) => rows.map((one) => (one.orderId === row.orderId ? row : one)))
  const [changed, setChanged] = createSignal<OrderRow | null>(null)
  const shown = {
    show: (row: OrderRow) => {
      show(row)
      setChanged(row)
    },
    reload: () => {
      pages.reload()
      recount()
    },
  }
  return { changed, shown }
}

/** How many wait in each view. */
function useCounts() {
  const { shop } = useShop()
  const [counts, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.vendorOrder.counts.query({ vendorId }),
  )
  const countOf = (view: (typeof VIEWS)[number]) =>
    view === 'all' || counts.error ? undefined : counts.latest?.[view].count
  return { countOf, recount: () => void refetch() }
}

/** Shows what came in or was changed by others. */
function useNews(pages: Pages<OrderRow>, to: { show(row: OrderRow): void; recount(): void }): void {
  const { shop } = useShop()
  const startedAtMs = Date.now()
  keepLive(
    () => shop().vendorId,
    (rows) => {
      const known = new Map(pages.rows().map((row) => [row.orderId, row.changedAtMs]))
      const news = rows.filter((row) => (known.get(row.orderId) ?? 0) < row.changedAtMs)
      for (const row of news) if (known.has(row.orderId)) to.show(row)
      // An order that came in belongs somewhere in this list or not: the api knows.
      if (news.some((row) => !known.has(row.orderId) && row.changedAtMs > startedAtMs)) pages.reload()
      if (news.length > 0) to.recount()
    },
  )
}

/** Starts a walk with what is chosen, and goes there. */
function usePick(chosen: () => readonly OrderId[], words: RefusalWords) {
  const { t } = useTexts('orders')
  const frame = useTexts('frame')
  const { shop, link } = useShop()
  const navigate = useNavigate()
  return async (): Promise<void> => {
    const pickListId = newId('pickList')
    const orderIds = [...chosen()].slice(0, PICK_ORDERS_MAX)
    try {
      await api.pick.create.mutate({ vendorId: shop().vendorId, pickListId, orderIds })
      showToastOnNext(t('orders.pickStarted'))
      navigate(link(`/picking/${pickListId}`))
    } catch (error) {
      showToast(failureText(error, frame.t, words))
    }
  }
}

function OrderFilters(props: {
  readonly ask: ReturnType<typeof askOf>
  onSearch: ReturnType<typeof useSearchParams>[1]
}) {
  const { t } = useTexts('orders')
  return (
    <FilterBar
      search={{
        label: t('orders.search'),
        text: props.ask.words,
        onSearch: (words) => props.onSearch({ words: words || null }, { scroll: false, replace: true }),
      }}
      end={
        <SavedViews
          screen="orders"
          query={viewQuery(props.ask)}
          onOpen={(query) => props.onSearch({ ...NO_VIEW, ...Object.fromEntries(new URLSearchParams(query)) })}
        />
      }
    >
      <FilterChip
        label={t('orders.kind')}
        value={props.ask.kind}
        options={(['delivery', 'pickup'] as const).map((value) => ({ value, label: t(`orders.kind.${value}`) }))}
        onChoose={(kind) => props.onSearch({ kind }, { scroll: false })}
      />
      <FilterChip
        label={t('orders.source')}
        value={props.ask.source}
        options={(['checkout', 'manual'] as const).map((value) => ({ value, label: t(`orders.source.${value}`) }))}
        onChoose={(source) => props.onSearch({ source }, { scroll: false })}
      />
    </FilterBar>
  )
}
