import '../../styles/simple.css'
import type { CustomerId } from '@onhand/domain/ids'
import { Button, EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { FilterBar, Tabs } from '@onhand/ui/desk'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { BuyerSummary } from './buyer-summary.tsx'
import { CustomerDrawer } from './customer-drawer.tsx'
import { owedText } from './owed-text.ts'

/** Everybody who bought, what they owe, and the summary by buyer. */
export default function SimpleCustomersScreen() {
  const { t, format } = useTexts('simple')
  const { shop, can } = useShop()
  const [tab, setTab] = createSignal('people')
  const [words, setWords] = createSignal('')
  const [opened, setOpened] = createSignal<{ readonly customerId: CustomerId; readonly isNew: boolean } | null>(null)
  const customers = createPages(
    () => ({ vendorId: shop().vendorId, words: words() }),
    (asked, cursor) => api.customer.list.query({ ...asked, cursor, limit: 60 }),
  )
  return (
    <div class="screen is-simple">
      <ScreenHead title={t('customers.title')}>
        <Show when={can('customers.write')}>
          <Button icon="user-plus" isLarge onClick={() => setOpened({ customerId: newId('customer'), isNew: true })}>
            {t('customers.new')}
          </Button>
        </Show>
      </ScreenHead>
      <Tabs
        label={t('customers.title')}
        tabs={[
          { key: 'people', label: t('customers.people') },
          { key: 'summary', label: t('customers.summary') },
        ]}
        chosen={tab()}
        onChoose={setTab}
      />
      <Show
        when={tab() === 'people'}
        fallback={<BuyerSummary onOpen={(customerId) => setOpened({ customerId, isNew: false })} />}
      >
        <FilterBar search={{ label: t('customers.search'), text: words(), onSearch: setWords }} />
        <Switch>
          <Match when={customers.state() === 'failed'}>
            <ErrorState onRetry={customers.reload} />
          </Match>
          <Match when={customers.state() === 'loading'}>
            <Skeleton height="72px" />
            <Skeleton height="72px" />
          </Match>
          <Match when={customers.rows().length === 0}>
            <EmptyState icon="users" title={t('customers.none')} hint={t('customers.noneHint')} />
          </Match>
          <Match when={customers.rows().length > 0}>
            <ul class="plain-list">
              <For each={customers.rows()}>
                {(customer) => (
                  <li>
                    <button
                      type="button"
                      class="plain-row"
                      onClick={() => setOpened({ customerId: customer.customerId, isNew: false })}
                    >
                      <span>
                        <strong>{customer.name}</strong>
                        <br />
                        <span class="small muted">{customer.phone || customer.email || customer.handles.line}</span>
                      </span>
                      <span class="plain-end">{owedText(customer.totals, t, format)}</span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </Match>
        </Switch>
        <Show when={customers.hasMore()}>
          <Button look="quiet" onClick={customers.more}>
            {t('orders.more')}
          </Button>
        </Show>
      </Show>
      <Show when={opened()} keyed>
        {(one) => <CustomerDrawer {...one} onClose={() => setOpened(null)} onSaved={customers.reload} />}
      </Show>
    </div>
  )
}
