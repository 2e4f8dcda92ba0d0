import type { SkuId } from '@onhand/domain/ids'
import { showToast } from '@onhand/ui'
import type { Page } from '../../lib/page.ts'
import { addToCart } from './cart-store.ts'
import { failureText } from './refusal-text.ts'

/** Adds to the cart and says so, or says why not. True when it is in. */
export async function addAndTell(
  what: { readonly skuId: SkuId; readonly title: string; readonly units: number },
  page: Page,
): Promise<boolean> {
  const failure = await addToCart(what.skuId, what.units, { locale: page.locale, currency: page.currency() })
  if (failure) showToast(failureText(failure, page))
  else
    showToast(page.t('product.added', { title: what.title }), {
      label: page.t('product.viewCart'),
      href: page.link('/cart'),
    })
  return failure === null
}
