import type { VendorId } from '@onhand/domain/ids'

/** Hands a WebSocket upgrade to the bell of a shop. Whether the caller may watch it was decided before. */
export function watchShop(namespace: DurableObjectNamespace, vendorId: VendorId, request: Request): Promise<Response> {
  return namespace.get(namespace.idFromName(vendorId)).fetch(request)
}
