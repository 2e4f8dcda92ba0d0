import { isOwnPicture } from '@onhand/domain/catalog/foreign-picture'
import type { ProductDraft } from '@onhand/domain/catalog/product-record'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ProductId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import type { PictureFetch } from '../../media/foreign-ports.ts'
import type { NoSuchProduct } from './refusals.ts'

type Key = { readonly vendorId: VendorId; readonly productId: ProductId }

/** The product with pictures of ours where it names addresses that were fetched already: its editor may have read it before they came. */
export async function withOwnPictures<Product extends Pick<ProductDraft, 'id' | 'images'>>(
  deps: Pick<ServiceDeps, 'pictureFetches'>,
  product: Product,
): Promise<Product> {
  if (product.images.every(({ url }) => isOwnPicture(url))) return product
  const fetches = await deps.pictureFetches.of([product.id])
  const ownOf = new Map(fetches.map((one) => [one.url, one.own]))
  return { ...product, images: product.images.map((image) => ({ ...image, ...(ownOf.get(image.url) ?? {}) })) }
}

/** What became of the pictures at other sites that a product names. */
export async function productPictures(
  deps: Pick<ServiceDeps, 'products' | 'pictureFetches'>,
  actor: Actor,
  request: Key,
): Promise<Result<readonly PictureFetch[], OperateRefusal | NoSuchProduct>> {
  const allowed = inShop(actor, request.vendorId, 'products.read')
  if (!allowed.ok) return allowed
  const [product] = await deps.products.records(request.vendorId, [request.productId])
  if (!product) return err({ code: 'not_found', what: 'product' })
  return ok(await deps.pictureFetches.of([product.id]))
}

/** Has a picture that could not be had asked for once more. Asking twice is asking once. */
export async function fetchPictureAgain(
  deps: Pick<ServiceDeps, 'products' | 'pictureFetches' | 'nowMs' | 'wakeOutbox'>,
  actor: Actor,
  request: Key & { readonly url: string },
): Promise<Result<null, OperateRefusal | NoSuchProduct | { readonly code: 'not_found'; readonly what: 'picture' }>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const [product] = await deps.products.records(request.vendorId, [request.productId])
  if (!product) return err({ code: 'not_found', what: 'product' })
  if (isOwnPicture(request.url) || !product.images.some(({ url }) => url === request.url))
    return err({ code: 'not_found', what: 'picture' })
  await deps.pictureFetches.again(product.id, request.url, deps.nowMs())
  deps.wakeOutbox()
  return ok(null)
}
