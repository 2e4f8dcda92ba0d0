import type { SkuId, SupplierId } from '@onhand/domain/ids'
import { Button, ErrorState, IconButton } from '@onhand/ui'
import { MoneyField, NumberField, StatusPill, Switch } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ItemSearch } from '../stock/item-search.tsx'
import { type Said, SaidNotice } from '../stock/said.tsx'
import { skuTitle, usePurchaseWords } from './purchase-words.ts'

type Offer = Answer<typeof api.purchase.offers.query>['items'][number]
type Terms = Pick<Offer, 'priceMinor' | 'moqUnits' | 'packUnits' | 'leadDays' | 'isPreferred' | 'isActive'>
type Edited = { readonly skuId: SkuId; readonly title: string; readonly terms: Terms }

/** What a supplier sells and on which terms; each line can be changed in place. */
export function SupplierOffers(props: { readonly supplierId: SupplierId; readonly leadDays: number }) {
  const { t, format, locale } = useTexts('purchase')
  const { shop, can } = useShop()
  const frame = useTexts('frame')
  const words = usePurchaseWords()
  const [edited, setEdited] = createSignal<Edited | null>(null)
  const [said, setSaid] = createSignal<Said | null>(null)
  const offers = createPages(
    () => ({ vendorId: shop().vendorId, supplierId: props.supplierId, locale, limit: 50 }),
    (asked, cursor) => api.purchase.offers.query({ ...asked, cursor }),
  )
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work()
      setSaid({ text: done })
      setEdited(null)
      offers.reload()
    } catch (error) {
      setSaid({ text: failureText(error, frame.t, words), isRefusal: true })
    }
  }
  const key = (skuId: SkuId) => ({ vendorId: shop().vendorId, skuId, supplierId: props.supplierId })
  const termsOf = (offer: Offer) =>
    t('purchase.offerWords', {
      price: format.money(offer.priceMinor, offer.currency),
      moq: format.number(offer.moqUnits),
      pack: format.number(offer.packUnits),
      days: format.number(offer.leadDays),
    })
  return (
    <section class="stack">
      <div>
        <h3>{t('purchase.offers')}</h3>
        <p class="muted small">{t('purchase.offersHint')}</p>
      </div>
      <Show when={can('purchasing.write')}>
        <ItemSearch
          label={t('purchase.addItem')}
          onFound={(item) => {
            const known = offers.rows().find((one) => one.skuId === item.skuId)
            const fresh = { priceMinor: item.unitCostMinor, moqUnits: 1, packUnits: 1, leadDays: props.leadDays }
            setEdited({
              skuId: item.skuId,
              title: skuTitle(item),
              terms: known ?? { ...fresh, isPreferred: false, isActive: true },
            })
          }}
        />
      </Show>
      <Show when={edited()} keyed>
        {(one) => (
          <OfferForm
            edited={one}
            onSave={(terms) =>
              void run(() => api.purchase.saveOffer.mutate({ ...key(one.skuId), ...terms }), t('purchase.saved'))
            }
            onRemove={() => void run(() => api.purchase.removeOffer.mutate(key(one.skuId)), t('purchase.offerRemoved'))}
            onClose={() => setEdited(null)}
          />
        )}
      </Show>
      <SaidNotice said={said()} />
      <Show when={offers.state() !== 'failed'} fallback={<ErrorState onRetry={offers.reload} />}>
        <Show
          when={offers.rows().length > 0}
          fallback={
            <Show when={offers.state() === 'ready'}>
              <p class="muted">{t('purchase.offersNone')}</p>
            </Show>
          }
        >
          <ul class="offer-list">
            <For each={offers.rows()}>
              {(offer) => (
                <li>
                  <div>
                    <strong>{skuTitle(offer)}</strong>{' '}
                    <Show when={offer.isPreferred}>
                      <StatusPill tone="good">{t('purchase.preferred')}</StatusPill>
                    </Show>
                    <p class="muted small">{termsOf(offer)}</p>
                  </div>
                  <Show when={can('purchasing.write')}>
                    <IconButton
                      icon="pencil"
                      label={t('purchase.offerEdit', { title: skuTitle(offer) })}
                      onClick={() => setEdited({ skuId: offer.skuId, title: skuTitle(offer), terms: offer })}
                    />
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={offers.hasMore()}>
            <Button look="bare" onClick={offers.more}>
              {frame.t('nav.more')}
            </Button>
          </Show>
        </Show>
      </Show>
    </section>
  )
}

function OfferForm(props: { readonly edited: Edited; onSave(terms: Terms): void; onRemove(): void; onClose(): void }) {
  const { t } = useTexts('purchase')
  const { shop } = useShop()
  const [terms, setTerms] = createSignal<Terms>(props.edited.terms)
  const set = (part: Partial<Terms>) => setTerms((before) => ({ ...before, ...part }))
  const plain = (): Terms => {
    const { priceMinor, moqUnits, packUnits, leadDays, isPreferred, isActive } = terms()
    return { priceMinor, moqUnits, packUnits, leadDays, isPreferred, isActive }
  }
  return (
    <form class="form panel" novalidate onSubmit={(event) => event.preventDefault()}>
      <strong>{props.edited.title}</strong>
      <MoneyField
        label={t('purchase.price')}
        currency={shop().currency}
        valueMinor={terms().priceMinor}
        onChange={(priceMinor) => set({ priceMinor: priceMinor ?? 0 })}
      />
      <NumberField
        label={t('purchase.moq')}
        isWhole
        value={terms().moqUnits}
        onChange={(moqUnits) => set({ moqUnits: Math.max(1, moqUnits ?? 1) })}
      />
      <NumberField
        label={t('purchase.pack')}
        isWhole
        value={terms().packUnits}
        onChange={(packUnits) => set({ packUnits: Math.max(1, packUnits ?? 1) })}
      />
      <NumberField
        label={t('purchase.leadDays')}
        isWhole
        value={terms().leadDays}
        onChange={(leadDays) => set({ leadDays: Math.max(0, leadDays ?? 0) })}
      />
      <Switch
        label={t('purchase.preferred')}
        isOn={terms().isPreferred}
        onChange={(isPreferred) => set({ isPreferred })}
      />
      <div class="panel-actions">
        <Button type="submit" icon="save" onClick={() => props.onSave(plain())}>
          {t('purchase.save')}
        </Button>
        <Button look="bare" onClick={() => props.onRemove()}>
          {t('purchase.offerRemove')}
        </Button>
        <Button look="bare" onClick={() => props.onClose()}>
          {t('purchase.notNow')}
        </Button>
      </div>
    </form>
  )
}
