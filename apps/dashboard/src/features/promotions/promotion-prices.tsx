import { Button, showToast } from '@onhand/ui'
import { StatusPill, type Tone } from '@onhand/ui/desk'
import { A } from '@solidjs/router'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { Promotion } from './promotion-words.ts'

type Price = Promotion['items'][number]

const TONES: Readonly<Record<Price['state'], Tone>> = {
  waiting: 'plain',
  applied: 'good',
  restored: 'plain',
  kept: 'signal',
  dropped: 'signal',
}

/** The prices of a promotion, where each is, and what the item costs at this moment. */
export function PromotionPrices(props: { readonly shown: Promotion }) {
  const { t, format } = useTexts('promotions')
  const frame = useTexts('frame')
  const { shop, link } = useShop()
  const [more, setMore] = createSignal<{ readonly items: readonly Price[]; readonly cursor: string | null } | null>(
    null,
  )
  const items = () => [...props.shown.items, ...(more()?.items ?? [])]
  const cursor = () => {
    const read = more()
    return read ? read.cursor : props.shown.nextCursor
  }
  const [isReading, setReading] = createSignal(false)
  const read = async () => {
    if (isReading()) return
    setReading(true)
    const { shown } = props
    try {
      const { promotionId } = shown.promotion
      const page = await api.promotion.show.query({ vendorId: shop().vendorId, promotionId, cursor: cursor() })
      // Read again from its first page meanwhile.
      if (shown !== props.shown) return
      setMore((before) => ({ items: [...(before?.items ?? []), ...page.items], cursor: page.nextCursor }))
    } catch (error) {
      showToast(failureText(error, frame.t))
    } finally {
      setReading(false)
    }
  }
  // What is read again begins with its first page.
  createEffect(
    on(
      () => props.shown,
      () => setMore(null),
      { defer: true },
    ),
  )
  const money = (minor: number) => format.money(minor, props.shown.currency)
  return (
    <section class="panel" aria-labelledby="promotion-prices">
      <h2 id="promotion-prices">{t('promotions.prices')}</h2>
      <table class="promotion-table">
        <thead>
          <tr>
            <th scope="col">{t('promotions.col.item')}</th>
            <th scope="col" class="is-end">
              {t('promotions.col.price')}
            </th>
            <th scope="col" class="is-end is-wide">
              {t('promotions.col.regular')}
            </th>
            <th scope="col" class="is-end is-wide">
              {t('promotions.col.present')}
            </th>
            <th scope="col" class="is-end">
              {t('promotions.status')}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={items()}>
            {(item) => (
              <tr>
                <th scope="row">
                  <A href={link(`/products/${item.productId}`)}>{item.title}</A>
                  <Show when={item.variantTitle}>
                    <span class="muted"> · {item.variantTitle}</span>
                  </Show>
                </th>
                <td class="number is-end">
                  <strong>{money(item.priceMinor)}</strong>
                </td>
                <td class="number is-end is-wide">{money(item.regularMinor ?? item.presentMinor)}</td>
                <td class="number is-end is-wide">{money(item.presentMinor)}</td>
                <td class="is-end">
                  <StatusPill tone={TONES[item.state]}>{t(`promotions.state.${item.state}`)}</StatusPill>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={cursor()}>
        <Button look="quiet" isBusy={isReading()} onClick={() => void read()}>
          {t('promotions.loadMore')}
        </Button>
      </Show>
    </section>
  )
}
