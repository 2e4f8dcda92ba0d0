import type { Gs1Scan } from '@onhand/domain/inventory/gs1/parse-gs1'
import { Button, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { StatusPill, usePieces } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { createResource, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { AdjustForm } from '../stock/adjust-form.tsx'
import { Freshness } from '../stock/freshness.tsx'
import { usePlaces } from '../stock/places.ts'
import { ReceiveForm } from '../stock/receive-form.tsx'
import type { Said } from '../stock/said.tsx'
import { watchSku } from '../stock/watch-sku.ts'
import type { Found } from './find-code.ts'

type Props = { readonly item: Found['items'][number]; readonly scan: Gs1Scan | null; onDone(): void }

/** What was scanned: the item, the lot on the pack, how many there are, and what to do with it. */
export function ScannedItem(props: Props) {
  const { t, format, locale } = useTexts('scan')
  const { shop, can, link } = useShop()
  const { places } = usePlaces()
  const navigate = useNavigate()
  const pieces = usePieces()
  const [mode, setMode] = createSignal<'look' | 'receive' | 'adjust'>('look')
  const { skuId } = props.item
  const [stock, { refetch }] = createResource(() => api.stock.sku.query({ vendorId: shop().vendorId, skuId, locale }))
  onCleanup(watchSku(skuId, () => void refetch()))
  const sayOut = ({ text, undo }: Said) => showToast(text, undo && { label: pieces.t('toast.undo'), run: undo })
  const total = (pick: 'availableUnits' | 'onHandUnits') =>
    format.number((stock.latest?.levels ?? []).reduce((units, level) => units + level[pick], 0))
  const scanned = () => ({
    lotCode: props.scan?.lotCode ?? null,
    expiryDate: props.scan?.expiryDate ?? null,
    units: props.scan?.units ?? null,
  })
  const lot = () => {
    const code = props.scan?.lotCode
    return code ? stock.latest?.lots.find((one) => one.lotCode === code) : undefined
  }
  const count = async () => {
    const { items } = await api.stock.counts
      .query({ vendorId: shop().vendorId, limit: 20 })
      .catch(() => ({ items: [] }))
    const open = items.filter((one) => one.status === 'open')
    navigate(link(open.length === 1 ? `/stock/counts/${open[0]?.id}?sku=${skuId}` : '/stock/counts'))
  }
  return (
    <section class="panel scan-item">
      <Show when={props.item.imageUrl}>{(url) => <img src={url()} alt="" width="96" height="120" />}</Show>
      <div class="stack">
        <h2>{[props.item.title, props.item.skuTitle].filter(Boolean).join(' · ')}</h2>
        <p class="muted small">{[props.item.code, props.item.gtin].filter(Boolean).join(' · ')}</p>
        <p class="scan-facts">
          <Show when={props.scan?.lotCode}>{(code) => <StatusPill>{t('scan.lot', { lot: code() })}</StatusPill>}</Show>
          <Show when={props.scan?.expiryDate}>{(date) => <Freshness date={date()} />}</Show>
          <Show when={props.scan?.serial}>
            {(serial) => <StatusPill>{t('scan.serial', { serial: serial() })}</StatusPill>}
          </Show>
          <Show when={props.scan?.netWeightGrams}>
            {(grams) => <StatusPill>{t('scan.weight', { grams: format.number(grams()) })}</StatusPill>}
          </Show>
        </p>
      </div>
      <Switch fallback={<Skeleton height="120px" />}>
        <Match when={stock.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={stock.latest}>
          {(now) => (
            <div class="stack scan-act">
              <p>
                <strong class="number">
                  {t('scan.available', { units: total('availableUnits'), onHand: total('onHandUnits') })}
                </strong>
              </p>
              <Show when={mode() === 'receive'}>
                <ReceiveForm
                  facts={now().facts}
                  places={places()}
                  scanned={scanned()}
                  onDone={props.onDone}
                  say={sayOut}
                />
              </Show>
              <Show when={mode() === 'adjust'}>
                <AdjustForm
                  facts={now().facts}
                  places={places()}
                  lots={now().lots}
                  lotId={lot()?.lotId}
                  onDone={props.onDone}
                  say={sayOut}
                />
              </Show>
              <Show when={mode() === 'look'}>
                <div class="scan-actions">
                  <Show when={can('stock.write')}>
                    <Button isLarge icon="package-check" onClick={() => setMode('receive')}>
                      {t('scan.receive')}
                    </Button>
                    <Button isLarge look="quiet" icon="pencil" onClick={() => setMode('adjust')}>
                      {t('scan.adjust')}
                    </Button>
                  </Show>
                  <Show when={can('stock.count')}>
                    <Button isLarge look="quiet" icon="list-checks" onClick={() => void count()}>
                      {t('scan.count')}
                    </Button>
                  </Show>
                  <Button isLarge look="quiet" icon="eye" onClick={() => navigate(link(`/stock?open=${skuId}`))}>
                    {t('scan.look')}
                  </Button>
                </div>
              </Show>
              <Button look="bare" onClick={props.onDone}>
                {t('scan.again')}
              </Button>
            </div>
          )}
        </Match>
      </Switch>
    </section>
  )
}
