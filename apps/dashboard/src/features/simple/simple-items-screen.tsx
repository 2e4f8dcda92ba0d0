import '../../styles/simple.css'
import type { ProductId } from '@onhand/domain/ids'
import { Button, EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { FilterBar, StatusPill } from '@onhand/ui/desk'
import { createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { ItemDrawer } from './item-drawer.tsx'
import { type SavedItem, withSaved } from './item-record.ts'

/** Numbers in lists follow those of the stock within seconds; so long, what was typed is shown. */
const LIST_FOLLOWS_MS = 8000

/** What is for sale: a name, a price, and just one number of how many are left. */
export default function SimpleItemsScreen() {
  const { t, format, locale } = useTexts('simple')
  const { shop, can } = useShop()
  const [words, setWords] = createSignal('')
  const [opened, setOpened] = createSignal<{ readonly productId: ProductId; readonly isNew: boolean } | null>(null)
  const items = createPages(
    () => ({ vendorId: shop().vendorId, filter: { words: words() } }),
    (asked, cursor) => api.product.list.query({ ...asked, locale, sort: 'title', direction: 'up', cursor, limit: 60 }),
  )
  const [saved, setSaved] = createSignal<ReadonlyMap<ProductId, SavedItem>>(new Map())
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const keep = (productId: ProductId, item: SavedItem) => {
    setSaved((all) => new Map(all).set(productId, item))
    items.reload()
    clearTimeout(timer)
    timer = setTimeout(() => {
      setSaved(new Map())
      items.reload()
    }, LIST_FOLLOWS_MS)
  }
  const shown = () => items.rows().map((row) => withSaved(row, saved().get(row.productId)))
  const price = (item: ReturnType<typeof items.rows>[number]) => format.money(item.priceMinMinor, item.currency)
  return (
    <div class="screen is-simple">
      <ScreenHead title={t('items.title')}>
        <Show when={can('products.write')}>
          <Button icon="plus" isLarge onClick={() => setOpened({ productId: newId('product'), isNew: true })}>
            {t('items.new')}
          </Button>
        </Show>
      </ScreenHead>
      <FilterBar search={{ label: t('items.search'), text: words(), onSearch: setWords }} />
      <Switch>
        <Match when={items.state() === 'failed'}>
          <ErrorState onRetry={items.reload} />
        </Match>
        <Match when={items.state() === 'loading'}>
          <Skeleton height="72px" />
          <Skeleton height="72px" />
        </Match>
        <Match when={items.rows().length === 0}>
          <EmptyState icon="package" title={t('items.none')} hint={t('items.noneHint')} />
        </Match>
        <Match when={items.rows().length > 0}>
          <ul class="plain-list">
            {/* By id: a row that is being pressed stays when the list is read again. */}
            <For each={shown().map((item) => item.productId)}>
              {(productId) => (
                <Show when={shown().find((item) => item.productId === productId)}>
                  {(item) => (
                    <li>
                      <button type="button" class="plain-row" onClick={() => setOpened({ productId, isNew: false })}>
                        <span>
                          <strong>{item().title}</strong>
                          <br />
                          <span class="muted number">{price(item())}</span>
                        </span>
                        <span class="plain-end">
                          <strong class="number">{format.number(item().availableUnits)}</strong>{' '}
                          <span class="small muted">{t('items.left')}</span>
                          <Show when={item().status !== 'active'}>
                            <br />
                            <StatusPill>{t('items.hidden')}</StatusPill>
                          </Show>
                        </span>
                      </button>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Match>
      </Switch>
      <Show when={items.hasMore()}>
        <Button look="quiet" onClick={items.more}>
          {t('orders.more')}
        </Button>
      </Show>
      <Show when={opened()} keyed>
        {(one) => <ItemDrawer {...one} onClose={() => setOpened(null)} onSaved={(item) => keep(one.productId, item)} />}
      </Show>
    </div>
  )
}
