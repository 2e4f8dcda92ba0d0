import { IconButton, showToast, Skeleton } from '@onhand/ui'
import { SearchField } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { createFinder } from '../../lib/finder.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { LabelItem } from './label-run.ts'

/** As many as fit below the box. */
const FOUND_MAX = 8

/** Finds goods by name, code or barcode; a product with variants adds all of them. */
export function GoodsSearch(props: { onAdd(items: readonly LabelItem[]): void }) {
  const { t, locale } = useTexts('labels')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [words, setWords] = createSignal('')
  const { found: rows, isAsking } = createFinder(words, async (text) => {
    const asked = { vendorId: shop().vendorId, locale, filter: { words: text }, limit: FOUND_MAX }
    return (await api.product.list.query(asked)).items
  })
  const add = async (productId: Parameters<typeof itemsOf>[1]) => {
    try {
      props.onAdd(await itemsOf(shop().vendorId, productId))
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
  }
  return (
    <div class="stack">
      <SearchField label={t('labels.search')} text={words()} onSearch={setWords} />
      <Show when={words().trim() !== ''}>
        <section aria-label={t('labels.found')} aria-live="polite">
          <Show when={!isAsking()} fallback={<Skeleton height="52px" />}>
            <Show when={rows().length > 0} fallback={<p class="muted">{t('labels.nothingFound')}</p>}>
              <ul class="label-found">
                <For each={rows()}>
                  {(row) => (
                    <li>
                      <span class="label-name">
                        {row.title}
                        <span class="small muted number">{row.sku?.gtin ?? row.sku?.code}</span>
                      </span>
                      <IconButton
                        icon="plus"
                        label={t('labels.add', { name: row.title })}
                        onClick={() => void add(row.productId)}
                      />
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Show>
        </section>
      </Show>
    </div>
  )
}

/** One line for each variant of a product. */
export async function itemsOf(
  vendorId: ReturnType<ReturnType<typeof useShop>['shop']>['vendorId'],
  productId: Parameters<typeof api.product.get.query>[0]['productId'],
): Promise<LabelItem[]> {
  const product = await api.product.get.query({ vendorId, productId })
  return product.skus.map((sku) => ({
    skuId: sku.id,
    name: [product.title, sku.title].filter((text) => text !== '').join(' · '),
    code: sku.code,
    gtin: sku.gtin,
    lotCode: null,
    expiryDate: null,
    copies: 1,
  }))
}
