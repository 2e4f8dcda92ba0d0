import { isId } from '@onhand/domain/ids'
import { watchStock } from '@onhand/stock-keeper/watch-stock'
import { Hono } from 'hono'

type LiveEnv = { readonly STOCK: DurableObjectNamespace; readonly SHOP_URL: string }

/**
 * `/live/stock?sku=…`: a WebSocket that tells the present availability of a SKU at once and then every change. It carries nothing
 * personal and takes no orders; only pages of our own origin may open it, so that other sites cannot hang on to our objects.
 */
export function liveRoutes(): Hono<{ Bindings: LiveEnv }> {
  return new Hono<{ Bindings: LiveEnv }>().get('/live/stock', async (context) => {
    const skuId = context.req.query('sku') ?? ''
    if (!isId('sku', skuId))
      return context.json({ error: { code: 'invalid_request', field: 'sku', message: 'must be a sku id' } }, 400)
    if (context.req.header('upgrade')?.toLowerCase() !== 'websocket')
      return context.json({ error: { code: 'upgrade_required', message: 'this address speaks WebSocket' } }, 426)
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== new URL(context.env.SHOP_URL).origin)
      return context.json({ error: { code: 'forbidden', message: 'open this from the shop' } }, 403)
    return watchStock(context.env.STOCK, skuId, context.req.raw)
  })
}
