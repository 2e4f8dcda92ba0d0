import { Button, showToast } from '@onhand/ui'
import { DataTable } from '@onhand/ui/desk'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on, onMount, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useCommands } from '../../lib/commands.ts'
import { failureText } from '../../lib/failure.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { BulkProgress } from './bulk-progress.tsx'
import { createBulkRun, unfinished } from './bulk-run.ts'
import { createCategories } from './categories.ts'
import { createLineEdits } from './line-edits.ts'
import { NoProducts } from './no-products.tsx'
import { productColumns } from './product-columns.tsx'
import { ProductFilters } from './product-filters.tsx'
import { askOf, isNarrowed, type ProductAsk, searchOf } from './product-query.ts'
import { QuickCreate } from './quick-create.tsx'
import '../../styles/products.css'

const PAGE_ROWS = 100
const NONE: ReadonlySet<string> = new Set()

/** What the table is asked for, kept in the address. */
function useAsk() {
  const [search, setSearch] = useSearchParams()
  const ask = createMemo(() => askOf(search), undefined, {
    equals: (before, after) => JSON.stringify(before) === JSON.stringify(after),
  })
  return {
    ask,
    narrow: (next: Partial<ProductAsk>) => setSearch(searchOf({ ...ask(), ...next }), { scroll: false }),
    open: (query: string) => setSearch({ ...searchOf(askOf({})), ...Object.fromEntries(new URLSearchParams(query)) }),
  }
}

/** A shop's products: found, changed in place or many at once, opened in their editor. */
export default function ProductsScreen() {
  const texts = useTexts('products')
  const { t, locale } = texts
  const frame = useTexts('frame')
  const { shop, can, link } = useShop()
  const navigate = useNavigate()
  const { ask, narrow, open } = useAsk()
  const categories = createCategories(locale)
  const pages = createPages(
    () => ({ vendorId: shop().vendorId, locale, ...ask() }),
    ({ isDown, ...asked }, cursor) =>
      api.product.list.query({ ...asked, direction: isDown ? 'down' : 'up', cursor, limit: PAGE_ROWS }),
  )
  const mayWrite = can('products.write')
  const [selected, setSelected] = createSignal(NONE)
  const [isCreating, setCreating] = createSignal(false)
  const bulk = createBulkRun(() => shop().vendorId, {
    onStep: () => pages.reload(),
    onRefused: (error) => showToast(failureText(error, frame.t)),
  })
  const adoptUnfinished = async () => {
    const [latest] = await api.product.bulkRecent.query({ vendorId: shop().vendorId })
    if (latest && unfinished(latest) > 0 && !bulk.edit()) bulk.adopt(latest)
  }
  onMount(() => {
    if (mayWrite) void adoptUnfinished().catch(() => undefined)
  })
  // Also when the answer comes: until then rows of the question before could be chosen.
  createEffect(on([ask, pages.isBehind], () => setSelected(NONE), { defer: true }))
  const columns = productColumns(texts, categories, { mayWrite, ...createLineEdits(pages) })
  const create = () => mayWrite && setCreating(true)
  useCommands([{ key: 'product-new', label: t('products.create'), icon: 'plus', keys: 'n', run: create }])
  const created = (title: string) => {
    setCreating(false)
    pages.reload()
    showToast(t('products.quick.done', { title }))
  }
  return (
    <div class="screen is-table products">
      <ScreenHead title={t('products.title')}>
        <Show when={mayWrite}>
          <Button icon="plus" onClick={create}>
            {t('products.create')}
          </Button>
        </Show>
      </ScreenHead>
      <ProductFilters ask={ask()} categories={categories()} onAsk={narrow} onView={open} />
      <BulkBar
        selected={selected()}
        filter={ask().filter}
        categories={categories()}
        run={bulk}
        onClear={() => setSelected(NONE)}
      />
      <BulkProgress run={bulk} />
      <DataTable
        label={t('products.title')}
        columns={columns}
        rows={pages.rows()}
        state={pages.state()}
        isBehind={pages.isBehind()}
        hasMore={pages.hasMore()}
        rowKey={(product) => product.productId}
        rowName={(product) => product.title}
        {...(mayWrite ? { selected: selected(), onSelect: setSelected } : {})}
        sort={{ key: ask().sort, isDown: ask().isDown }}
        onSort={({ key, isDown }) => narrow({ sort: askOf({ sort: key }).sort, isDown })}
        onOpen={(product) => navigate(link(`/products/${product.productId}`))}
        onEnd={pages.more}
        onRetry={pages.reload}
        empty={
          <NoProducts
            isNarrowed={isNarrowed(ask().filter)}
            mayWrite={mayWrite}
            onCreate={create}
            onWiden={() => open('')}
          />
        }
      />
      <QuickCreate
        isOpen={isCreating()}
        onClose={() => setCreating(false)}
        onCreated={created}
        onFailed={(error) => showToast(failureText(error, frame.t))}
      />
    </div>
  )
}
