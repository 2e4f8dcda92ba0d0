import type { ProductStatus } from '@onhand/domain/catalog/product-record'
import { idOf } from '@onhand/domain/ids'
import { Button, EmptyState, showToast } from '@onhand/ui'
import { DataTable, Menu, SelectionBar } from '@onhand/ui/work'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createResource, createSignal, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useCommands } from '../../lib/commands.ts'
import { failureText } from '../../lib/failure.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { BulkDialog, type BulkKind } from './bulk-dialog.tsx'
import { BulkProgress } from './bulk-progress.tsx'
import { createBulkRun, type Selection } from './bulk-run.ts'
import { createCategories } from './categories.ts'
import { productColumns } from './product-columns.tsx'
import { ProductFilters } from './product-filters.tsx'
import { askOf, isNarrowed, type ProductAsk, searchOf } from './product-query.ts'
import type { BulkChange, ProductLine } from './product-types.ts'
import { QuickCreate } from './quick-create.tsx'
import '../../styles/products.css'

const PAGE_ROWS = 100

/** A shop's products: found, changed in place or many at once, opened in their editor. */
export default function ProductsScreen() {
  const texts = useTexts('products')
  const { t, locale, format } = texts
  const frame = useTexts('frame')
  const { shop, can, link } = useShop()
  const navigate = useNavigate()
  const optimistic = useOptimistic()
  const [search, setSearch] = useSearchParams()
  const categories = createCategories(locale)
  const ask = createMemo(() => askOf(search), undefined, {
    equals: (before, after) => JSON.stringify(before) === JSON.stringify(after),
  })
  const setAsk = (next: Partial<ProductAsk>) => setSearch(searchOf({ ...ask(), ...next }), { scroll: false })
  const asked = () => ({ vendorId: shop().vendorId, locale, ...ask() })
  const pages = createPages(asked, ({ isDown, ...rest }, cursor) =>
    api.product.list.query({ ...rest, direction: isDown ? 'down' : 'up', cursor, limit: PAGE_ROWS }),
  )
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set<string>())
  const [isAll, setAll] = createSignal(false)
  const [isCreating, setCreating] = createSignal(false)
  const [bulkKind, setBulkKind] = createSignal<BulkKind | null>(null)
  const bulk = createBulkRun(
    () => shop().vendorId,
    () => pages.reload(),
  )
  const [found] = createResource(
    () => (selected().size > 0 ? { vendorId: shop().vendorId, filter: ask().filter } : null),
    (asking) => api.product.count.query(asking),
  )
  const clear = () => {
    setSelected(new Set<string>())
    setAll(false)
  }
  createEffect(on(ask, clear, { defer: true }))
  const count = () => (isAll() ? (found.latest?.count ?? selected().size) : selected().size)
  const selection = (): Selection =>
    isAll() ? { filter: ask().filter } : { productIds: [...selected()].map((id) => idOf('product', id)) }
  const runBulk = (change: BulkChange) => {
    setBulkKind(null)
    void bulk.start(change, selection())
    clear()
  }

  const showLine = (line: ProductLine, change: Partial<ProductLine>) =>
    pages.change((rows) => rows.map((row) => (row.productId === line.productId ? { ...row, ...change } : row)))
  const edit = async (line: ProductLine, shown: Partial<ProductLine>, words: EditWords): Promise<void> => {
    await optimistic({
      apply: () => showLine(line, shown),
      rollback: () => {
        showLine(line, line)
        pages.reload()
      },
      run: async () => {
        const { version } = await api.product.edit.mutate({
          vendorId: shop().vendorId,
          productId: line.productId,
          version: line.version,
          edit: words.edit,
        })
        showLine(line, { version })
        return version
      },
      done: words.done,
      undo: {
        label: t('products.undo'),
        run: () => words.undo(pages.rows().find((row) => row.productId === line.productId)),
      },
      words: { product_changed: () => t('products.changed'), product_invalid: () => t('products.wrong.price') },
    })
  }
  const setPrice = (line: ProductLine, priceMinor: number): void => {
    const skuId = line.sku?.skuId
    if (!skuId) return
    void edit(
      line,
      { priceMinMinor: priceMinor, priceMaxMinor: priceMinor },
      {
        edit: { prices: [{ skuId, priceMinor }] },
        done: t('products.priceChanged', { title: line.title, price: format.money(priceMinor, line.currency) }),
        undo: (now) => now && setPrice(now, line.priceMinMinor),
      },
    )
  }
  const setStatus = (line: ProductLine, status: ProductStatus): void => {
    if (status === line.status) return
    void edit(
      line,
      { status },
      {
        edit: { status },
        done: t('products.statusChanged', { title: line.title, status: t(`products.status.${status}`) }),
        undo: (now) => now && setStatus(now, line.status),
      },
    )
  }
  const columns = productColumns(texts, categories, {
    mayWrite: can('products.write'),
    onPrice: setPrice,
    onStatus: setStatus,
  })
  const create = () => can('products.write') && setCreating(true)
  useCommands([{ key: 'product-new', label: t('products.create'), icon: 'plus', keys: 'n', run: create }])

  return (
    <div class="screen is-table products">
      <ScreenHead title={t('products.title')}>
        <Show when={can('products.write')}>
          <Button icon="plus" onClick={create}>
            {t('products.create')}
          </Button>
        </Show>
      </ScreenHead>
      <ProductFilters
        ask={ask()}
        categories={categories()}
        onAsk={setAsk}
        onView={(query) => setSearch({ ...searchOf(askOf({})), ...Object.fromEntries(new URLSearchParams(query)) })}
      />
      <SelectionBar count={count()} onClear={clear}>
        <Show when={!isAll() && found.latest && found.latest.count > selected().size && found.latest}>
          {(all) => (
            <Button look="bare" onClick={() => setAll(true)}>
              {t('products.selectAll', { count: format.number(all().count) })}
            </Button>
          )}
        </Show>
        <Menu
          label={t('products.bulk.price')}
          items={[
            { label: t('products.bulk.percent'), run: () => setBulkKind('price_percent') },
            { label: t('products.bulk.amount'), run: () => setBulkKind('price_amount') },
          ]}
        >
          {t('products.bulk.price')}
        </Menu>
        <Menu
          label={t('products.status')}
          items={(['active', 'draft', 'archived'] as const).map((status) => ({
            label: t(`products.status.${status}`),
            run: () => runBulk({ kind: 'status', status }),
          }))}
        >
          {t('products.status')}
        </Menu>
        <Menu
          label={t('products.bulk.more')}
          items={[
            { label: t('products.bulk.category'), run: () => setBulkKind('category') },
            { label: t('products.bulk.tagsAdd'), run: () => setBulkKind('tags_add') },
            { label: t('products.bulk.tagsRemove'), run: () => setBulkKind('tags_remove') },
            { label: t('products.bulk.tax'), run: () => setBulkKind('tax') },
          ]}
        >
          {t('products.bulk.more')}
        </Menu>
      </SelectionBar>
      <BulkProgress run={bulk} />
      <DataTable
        label={t('products.title')}
        columns={columns}
        rows={pages.rows()}
        state={pages.state()}
        hasMore={pages.hasMore()}
        rowKey={(product) => product.productId}
        rowName={(product) => product.title}
        {...(can('products.write')
          ? {
              selected: selected(),
              onSelect: (next: ReadonlySet<string>) => {
                setAll(false)
                setSelected(next)
              },
            }
          : {})}
        sort={{ key: ask().sort, isDown: ask().isDown }}
        onSort={({ key, isDown }) => setAsk({ sort: askOf({ sort: key }).sort, isDown })}
        onOpen={(product) => navigate(link(`/products/${product.productId}`))}
        onEnd={pages.more}
        onRetry={pages.reload}
        empty={
          <Show
            when={isNarrowed(ask().filter)}
            fallback={
              <EmptyState icon="package" title={t('products.none')} hint={t('products.noneHint')}>
                <Show when={can('products.write')}>
                  <Button icon="plus" onClick={create}>
                    {t('products.create')}
                  </Button>
                </Show>
              </EmptyState>
            }
          >
            <EmptyState icon="search" title={t('products.noneFound')} hint={t('products.noneFoundHint')}>
              <Button look="quiet" onClick={() => setSearch(searchOf(askOf({})))}>
                {t('products.clearFilters')}
              </Button>
            </EmptyState>
          </Show>
        }
      />
      <BulkDialog
        kind={bulkKind()}
        count={count()}
        categories={categories()}
        onRun={runBulk}
        onClose={() => setBulkKind(null)}
      />
      <QuickCreate
        isOpen={isCreating()}
        onClose={() => setCreating(false)}
        onCreated={(title) => {
          setCreating(false)
          pages.reload()
          showToast(t('products.quick.done', { title }))
        }}
        onFailed={(error) => showToast(failureText(error, frame.t))}
      />
    </div>
  )
}

type EditWords = {
  readonly edit: Parameters<typeof api.product.edit.mutate>[0]['edit']
  readonly done: string
  undo(now: ProductLine | undefined): void
}
