import { IconButton, showToast } from '@onhand/ui'
import { SearchField } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { createFinder } from '../../lib/finder.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { readChosen } from './read-chosen.ts'
import type { ChosenProduct } from './promotion-form.ts'

const FOUND_MAX = 8

/** Products that are chosen, and a box to find more. */
export function ProductPicker(props: {
  readonly products: readonly ChosenProduct[]
  onChange(products: readonly ChosenProduct[]): void
}) {
  const { t, locale, format } = useTexts('promotions')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [words, setWords] = createSignal('')
  const { found } = createFinder(words, async (text) => {
    const page = await api.product.list.query({
      vendorId: shop().vendorId,
      locale,
      filter: { words: text, status: 'active' },
      sort: 'title',
      direction: 'up',
      limit: FOUND_MAX,
    })
    return page.items
  })
  const isChosen = (productId: string) => props.products.some((product) => product.productId === productId)
  const items = () => found().filter((item) => !isChosen(item.productId))
  const add = async (item: { readonly productId: ChosenProduct['productId'] }) => {
    setWords('')
    try {
      const chosen = await readChosen(shop().vendorId, [item.productId])
      props.onChange([...props.products, ...chosen.filter((product) => !isChosen(product.productId))])
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
  }
  return (
    <div class="stack">
      <SearchField label={t('promotions.find')} text={words()} onSearch={setWords} />
      <Show when={items().length > 0}>
        <ul class="promotion-found">
          <For each={items()}>
            {(item) => (
              <li>
                <button type="button" onClick={() => void add(item)}>
                  <span>{item.title}</span>
                  <span class="number muted">{format.money(item.priceMinMinor, item.currency)}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.products.length > 0}>
        <ul class="promotion-chosen" aria-label={t('promotions.chosen')}>
          <For each={props.products}>
            {(product) => (
              <li>
                <span>{product.title}</span>
                <IconButton
                  icon="x"
                  label={t('promotions.remove', { title: product.title })}
                  onClick={() => props.onChange(props.products.filter((one) => one.productId !== product.productId))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
