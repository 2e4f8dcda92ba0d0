import type { SkuId } from '@onhand/domain/ids'

/** Hands a WebSocket upgrade to the keeper of a SKU, which tells the present availability and every change [INV-20]. */
export function watchStock(namespace: DurableObjectNamespace, skuId: SkuId, request: Request): Promise<Response> {
  return namespace.get(namespace.idFromName(skuId)).fetch(request)
}
