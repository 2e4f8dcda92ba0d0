import { Button, EmptyState } from '@onhand/ui'
import { SelectionBar } from '@onhand/ui/desk'
import { For, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { OrderRow, Step } from './order-types.ts'
import { slipsPath } from './slips-path.ts'

const BULK_STEPS = ['confirmed', 'remitted', 'shipped', 'delivered'] as const satisfies readonly Step[]

/** What can be done to many orders at once. */
export function BulkBar(props: {
  readonly chosen: readonly OrderRow[]
  readonly count: number
  onClear(): void
  onStep(step: Step): void
  onPick(): void
}) {
  const { t, locale } = useTexts('orders')
  const { shop, can } = useShop()
  return (
    <SelectionBar count={props.count} onClear={() => props.onClear()}>
      <Show when={can('orders.write')}>
        <For each={BULK_STEPS}>
          {(step) => (
            <Button look="quiet" onClick={() => props.onStep(step)}>
              {t(`orders.step.${step}`)}
            </Button>
          )}
        </For>
      </Show>
      <Show when={can('orders.pick')}>
        <Button look="quiet" icon="list-checks" onClick={() => props.onPick()}>
          {t('orders.pick')}
        </Button>
      </Show>
      <a
        class="button is-quiet"
        target="_blank"
        rel="noreferrer"
        href={slipsPath(shop().vendorId, props.chosen, locale)}
      >
        {t('orders.slips')}
      </a>
    </SelectionBar>
  )
}

/** No order at all, or none that matches. */
export function NoOrders(props: { readonly isNarrowed: boolean; onAll(): void; onCreate(): void }) {
  const { t } = useTexts('orders')
  const { can } = useShop()
  return (
    <Show
      when={props.isNarrowed}
      fallback={
        <EmptyState icon="clipboard-list" title={t('orders.none')} hint={t('orders.noneHint')}>
          <Show when={can('orders.create')}>
            <Button icon="plus" onClick={() => props.onCreate()}>
              {t('orders.create')}
            </Button>
          </Show>
        </EmptyState>
      }
    >
      <EmptyState icon="search" title={t('orders.noneFound')} hint={t('orders.noneFoundHint')}>
        <Button look="quiet" onClick={() => props.onAll()}>
          {t('orders.clearFilters')}
        </Button>
      </EmptyState>
    </Show>
  )
}
