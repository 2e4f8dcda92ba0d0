import type { ProductId } from '@onhand/domain/ids'
import { isOwnPicture } from '@onhand/domain/catalog/foreign-picture'
import { Button, showToast } from '@onhand/ui'
import { createEffect, createResource, createSignal, onCleanup, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

type Fetch = Answer<typeof api.product.pictures.query>[number]

const LOOK_MS = 3_000

/** What became of a product's pictures at other sites; looked at again while one is under way. */
export function createForeignPictures(
  product: () => { readonly id: ProductId; readonly images: readonly { url: string }[] },
) {
  const { t } = useTexts('frame')
  const { shop } = useShop()
  const isNeeded = () => product().images.some(({ url }) => !isOwnPicture(url))
  const [count, setCount] = createSignal(0)
  const [found] = createResource(
    () => (isNeeded() ? { vendorId: shop().vendorId, productId: product().id, count: count() } : null),
    ({ vendorId, productId }) => api.product.pictures.query({ vendorId, productId }),
  )
  const all = () => (found.error ? [] : (found.latest ?? []))
  createEffect(() => {
    if (!all().some(({ state }) => state === 'waiting')) return
    const timer = setTimeout(() => setCount((before) => before + 1), LOOK_MS)
    onCleanup(() => clearTimeout(timer))
  })
  return {
    of: (url: string): Fetch | undefined => all().find((one) => one.url === url),
    /** The address it can be shown from; null when it is not ours yet. */
    shown: (url: string): string | null =>
      isOwnPicture(url) ? url : (all().find((one) => one.url === url)?.own?.url ?? null),
    again: async (url: string) => {
      try {
        await api.product.fetchPicture.mutate({ vendorId: shop().vendorId, productId: product().id, url })
        setCount((before) => before + 1)
      } catch (error) {
        showToast(failureText(error, t))
      }
    },
  }
}

/** In the place of a picture that is not ours yet: that it is being fetched, or why it could not be had. */
export function ForeignPicture(props: {
  readonly url: string
  readonly fetch: Fetch | undefined
  readonly mayWrite: boolean
  onAgain(): void
}) {
  const { t } = useTexts('products')
  const site = () => URL.parse(props.url)?.host ?? props.url
  return (
    <div class="picture-foreign">
      <Show
        when={props.fetch?.state === 'lost' && props.fetch.reason}
        fallback={<p>{t('products.pictures.fetching', { site: site() })}</p>}
      >
        {(reason) => (
          <>
            <p>
              {t('products.pictures.lost', { site: site() })} {t(`products.pictures.lost.${reason()}`)}
            </p>
            <Show when={props.mayWrite}>
              <Button look="quiet" onClick={() => props.onAgain()}>
                {t('products.pictures.again')}
              </Button>
            </Show>
          </>
        )}
      </Show>
      <a href={props.url} target="_blank" rel="noreferrer noopener">
        {t('products.pictures.look')}
      </a>
    </div>
  )
}
