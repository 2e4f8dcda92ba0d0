import type { SkuId } from '@onhand/domain/ids'
import { Button, ErrorState, Skeleton } from '@onhand/ui'
import { Drawer, Figure } from '@onhand/ui/desk'
import { createEffect, createResource, createSignal, on, onCleanup, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { AdjustForm } from './adjust-form.tsx'
import type { Place } from './places.ts'
import { ReceiveForm } from './receive-form.tsx'
import { type Said, SaidNotice } from './said.tsx'
import { SkuLots } from './sku-lots.tsx'
import { SkuMovements } from './sku-movements.tsx'
import { SkuPromises } from './sku-promises.tsx'
import { SkuPlaces } from './sku-places.tsx'
import { watchSku } from './watch-sku.ts'

type Mode = 'look' | 'receive' | 'adjust'
type Props = {
  readonly skuId: SkuId | null
  readonly title?: string | undefined
  readonly places: readonly Place[]
  placeName(locationId: string): string
  onClose(): void
  onChanged(): void
}

/** One item: exact numbers, asked of its keeper and watched live; its places, lots and latest movements; and what can be done. */
export function SkuDrawer(props: Props) {
  const { t } = useTexts('stock')
  const { can } = useShop()
  const [mode, setMode] = createSignal<Mode>('look')
  createEffect(on([() => props.skuId], () => setMode('look')))
  return (
    <Drawer
      title={props.title ?? t('stock.item')}
      isOpen={props.skuId !== null}
      onClose={props.onClose}
      footer={
        <Show when={can('stock.write')}>
          <Show
            when={mode() === 'look'}
            fallback={
              <Button look="bare" onClick={() => setMode('look')}>
                {t('stock.back')}
              </Button>
            }
          >
            <Button look="quiet" icon="pencil" onClick={() => setMode('adjust')}>
              {t('stock.adjust')}
            </Button>
            <Button icon="package-check" onClick={() => setMode('receive')}>
              {t('stock.receive')}
            </Button>
          </Show>
        </Show>
      }
    >
      <Show when={props.skuId} keyed>
        {(skuId) => <SkuStock {...props} skuId={skuId} mode={mode()} onMode={setMode} />}
      </Show>
    </Drawer>
  )
}

function SkuStock(props: Props & { readonly skuId: SkuId; readonly mode: Mode; onMode(mode: Mode): void }) {
  const { t, format, locale } = useTexts('stock')
  const { shop } = useShop()
  const [stock, { refetch }] = createResource(() =>
    api.stock.sku.query({ vendorId: shop().vendorId, skuId: props.skuId, locale }),
  )
  const [said, setSaid] = createSignal<Said | null>(null)
  onCleanup(watchSku(props.skuId, () => void refetch()))
  const done = () => {
    props.onMode('look')
    void refetch()
    props.onChanged()
  }
  const total = (pick: 'onHandUnits' | 'availableUnits' | 'incomingUnits' | 'quarantinedUnits') =>
    format.number((stock.latest?.levels ?? []).reduce((units, level) => units + level[pick], 0))
  return (
    <Show when={!stock.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
      <Show when={stock.latest} fallback={<Skeleton height="240px" />}>
        {(now) => (
          <>
            <div class="figures stock-figures" aria-live="polite">
              <Figure label={t('stock.available')} value={total('availableUnits')} />
              <Figure label={t('stock.onHand')} value={total('onHandUnits')} />
              <Figure label={t('stock.incoming')} value={total('incomingUnits')} />
              <Figure label={t('stock.held')} value={total('quarantinedUnits')} />
            </div>
            <SaidNotice said={said()} />
            <Show when={props.mode === 'receive'}>
              <ReceiveForm facts={now().facts} places={props.places} onDone={done} say={setSaid} />
            </Show>
            <Show when={props.mode === 'adjust'}>
              <AdjustForm facts={now().facts} places={props.places} lots={now().lots} onDone={done} say={setSaid} />
            </Show>
            <Show when={props.mode === 'look'}>
              <SkuPromises steps={now().promisable} />
              <SkuPlaces stock={now()} places={props.places} onChanged={done} />
              <SkuLots lots={now().lots} placeName={props.placeName} onChanged={done} />
              <SkuMovements skuId={props.skuId} version={now().levels[0]?.version ?? 0} placeName={props.placeName} />
            </Show>
          </>
        )}
      </Show>
    </Show>
  )
}
