import { Button } from '@onhand/ui'
import { StatusPill } from '@onhand/ui/desk'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import type { Answer } from '../../lib/answer.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { Freshness } from './freshness.tsx'

type Lot = Answer<typeof api.stock.sku.query>['lots'][number]

/** An item's lots, first to expire first: their day, what buyers claim of them, and whether they are held back. */
export function SkuLots(props: {
  readonly lots: readonly Lot[]
  placeName(locationId: string): string
  onChanged(): void
}) {
  const { t } = useTexts('stock')
  return (
    <section class="stack" aria-labelledby="sku-lots">
      <h3 id="sku-lots">{t('stock.lots')}</h3>
      <Show when={props.lots.length > 0} fallback={<p class="muted">{t('stock.noLots')}</p>}>
        <ul class="stock-lots">
          {/* By id: the button that was pressed stays where it is when the numbers are read again. */}
          <For each={props.lots.map((lot) => lot.lotId)}>
            {(lotId) => (
              <Show when={props.lots.find((lot) => lot.lotId === lotId)}>
                {(lot) => <LotItem lot={lot()} placeName={props.placeName} onChanged={props.onChanged} />}
              </Show>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

function LotItem(props: { readonly lot: Lot; placeName(locationId: string): string; onChanged(): void }) {
  const { t, format } = useTexts('stock')
  const { shop, can } = useShop()
  const optimistic = useOptimistic()
  // As it was pressed, until the lot is read again.
  const [pressed, setHeld] = createSignal<boolean | null>(null)
  createEffect(on([() => props.lot], () => setHeld(null), { defer: true }))
  const isHeld = () => pressed() ?? props.lot.isQuarantined
  const claimed = () => props.lot.reservedUnits + props.lot.allocatedUnits
  const hold = async (isQuarantined: boolean) => {
    const { skuId, lotId } = props.lot
    await optimistic({
      apply: () => setHeld(isQuarantined),
      rollback: () => setHeld(null),
      run: () => api.stock.holdLot.mutate({ vendorId: shop().vendorId, skuId, lotId, isQuarantined }),
      done: t(isQuarantined ? 'stock.heldDone' : 'stock.freeDone'),
    })
    props.onChanged()
  }
  return (
    <li>
      <div>
        <strong>{props.lot.lotCode || t('stock.lotPlain')}</strong> <Freshness date={props.lot.expiryDate} />
        <Show when={isHeld()}>
          {' '}
          <StatusPill tone="danger" icon="lock">
            {t('stock.held')}
          </StatusPill>
        </Show>
        <p class="muted small">
          {props.placeName(props.lot.locationId)}
          <Show when={claimed() > 0}> · {t('stock.claimedOf', { units: claimed() })}</Show>
        </p>
      </div>
      <strong class="number">{format.number(props.lot.onHandUnits)}</strong>
      <Show when={can('stock.write')}>
        <Button look="bare" onClick={() => void hold(!isHeld())}>
          {t(isHeld() ? 'stock.release' : 'stock.hold')}
        </Button>
      </Show>
    </li>
  )
}
