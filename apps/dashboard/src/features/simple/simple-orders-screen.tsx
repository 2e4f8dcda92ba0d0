import '../../styles/simple.css'
import { Button, EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { FilterBar, Tabs } from '@onhand/ui/desk'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { OrderCard } from './order-card.tsx'
import { OrderForm } from './order-form.tsx'

const LISTS = ['all', 'unpaid', 'unshipped'] as const
type List = (typeof LISTS)[number]
const FILTERS = {
  all: {},
  unpaid: { isRemitted: false },
  unshipped: { isShipped: false },
} as const satisfies Record<List, object>

/** Orders as a seller keeps them in a notebook: who, what, how much; paid, shipped. */
export default function SimpleOrdersScreen() {
  const { t } = useTexts('simple')
  const { shop, can } = useShop()
  const [list, setList] = createSignal<List>('all')
  const [words, setWords] = createSignal('')
  const [isFormOpen, setFormOpen] = createSignal(false)
  const orders = createPages(
    () => ({ vendorId: shop().vendorId, words: words(), ...FILTERS[list()] }),
    (asked, cursor) => api.vendorOrder.list.query({ ...asked, cursor, limit: 40 }),
  )
  return (
    <div class="screen is-simple">
      <ScreenHead title={t('orders.title')}>
        <Show when={can('orders.create')}>
          <Button icon="plus" isLarge onClick={() => setFormOpen(true)}>
            {t('orders.new')}
          </Button>
        </Show>
      </ScreenHead>
      <Tabs
        label={t('orders.title')}
        tabs={LISTS.map((key) => ({ key, label: t(`orders.${key}`) }))}
        chosen={list()}
        onChoose={(key) => setList(LISTS.find((one) => one === key) ?? 'all')}
      />
      <FilterBar search={{ label: t('orders.search'), text: words(), onSearch: setWords }} />
      <Switch>
        <Match when={orders.state() === 'failed'}>
          <ErrorState onRetry={orders.reload} />
        </Match>
        <Match when={orders.state() === 'loading'}>
          <Skeleton height="140px" />
          <Skeleton height="140px" />
        </Match>
        <Match when={orders.rows().length === 0}>
          <EmptyState icon="clipboard-list" title={t('orders.none')} hint={t('orders.noneHint')} />
        </Match>
        <Match when={orders.rows().length > 0}>
          <ul class="plain-list">
            <For each={orders.rows().map((order) => order.orderId)}>
              {(orderId) => (
                <Show when={orders.rows().find((order) => order.orderId === orderId)}>
                  {(order) => <OrderCard order={order()} onChange={orders.change} />}
                </Show>
              )}
            </For>
          </ul>
        </Match>
      </Switch>
      <Show when={orders.hasMore()}>
        <Button look="quiet" onClick={orders.more}>
          {t('orders.more')}
        </Button>
      </Show>
      <OrderForm isOpen={isFormOpen()} onClose={() => setFormOpen(false)} onTaken={orders.reload} />
    </div>
  )
}
