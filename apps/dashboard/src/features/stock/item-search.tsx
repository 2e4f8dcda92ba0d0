import { SearchField } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { createFinder } from '../../lib/finder.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** An item that was found. */
export type FoundItem = Pick<
  Answer<typeof api.stock.rows.query>['items'][number],
  'skuId' | 'title' | 'skuTitle' | 'code' | 'gtin' | 'imageUrl' | 'unitCostMinor' | 'currency' | 'productId'
> & { readonly availableUnits?: number }

const FOUND_MAX = 6

/** Finds an item by name, code or barcode, and hands over the one that is pressed. Does not show units to those who count. */
export function ItemSearch(props: {
  readonly label: string
  readonly isBlind?: boolean
  onFound(item: FoundItem): void
}) {
  const { locale, format } = useTexts('stock')
  const { shop } = useShop()
  // The same words may be searched again: what was just made is found a moment later.
  const [words, setWords] = createSignal('', { equals: false })
  const { found: items } = createFinder(words, async (text) => {
    const page = await api.stock.rows.query({ vendorId: shop().vendorId, locale, words: text, limit: FOUND_MAX })
    return page.items
  })
  return (
    <div class="stack">
      <SearchField label={props.label} text={words()} onSearch={setWords} />
      <Show when={items().length > 0}>
        <ul class="stock-found">
          <For each={items()}>
            {(item) => (
              <li>
                <button
                  type="button"
                  onClick={() => {
                    setWords('')
                    props.onFound(item)
                  }}
                >
                  <span>
                    {[item.title, item.skuTitle].filter(Boolean).join(' · ')}{' '}
                    <span class="muted small">{item.code}</span>
                  </span>
                  <Show when={!props.isBlind}>
                    <span class="number">{format.number(item.availableUnits)}</span>
                  </Show>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
