import { isId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import { inShop } from '@onhand/service/identity/in-shop'
import { watchShop } from '@onhand/shop-bell/watch-shop'
import { type Context, Hono } from 'hono'

type LiveEnv = { readonly SHOP_BELL: DurableObjectNamespace; readonly SHOP_URL: string }

/**
 * `/live/orders?shop=…`: a WebSocket that says when the shop's orders changed, and nothing else: what changed is asked for, where it is decided anew
 * who may see it. Only for those who may read them, and only from pages of our own origin: the session's cookie would come along from any site.
 */
export function liveOrderRoutes<Bindings extends LiveEnv>(
  actorOf: (context: Context<{ Bindings: Bindings }>) => Promise<Actor>,
): Hono<{ Bindings: Bindings }> {
  return new Hono<{ Bindings: Bindings }>().get('/live/orders', async (context) => {
    const vendorId = context.req.query('shop') ?? ''
    if (!isId('vendor', vendorId))
      return context.json({ error: { code: 'invalid_request', field: 'shop', message: 'must be a vendor id' } }, 400)
    if (context.req.header('upgrade')?.toLowerCase() !== 'websocket')
      return context.json({ error: { code: 'upgrade_required', message: 'this address speaks WebSocket' } }, 426)
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== new URL(context.env.SHOP_URL).origin)
      return context.json({ error: { code: 'forbidden', message: 'open this from the dashboard' } }, 403)
    if (!inShop(await actorOf(context), vendorId, 'orders.read').ok)
      return context.json({ error: { code: 'forbidden', message: 'only for those who may read its orders' } }, 403)
    return watchShop(context.env.SHOP_BELL, vendorId, context.req.raw)
  })
}
