import { makeCartKeeper } from '@onhand/cart-keeper'
import { buildCartKeeperDeps } from './deps.ts'
import type { Env } from './env.ts'
import { app } from './http.ts'

export { ShopBell } from '@onhand/shop-bell'
export { StockKeeper } from '@onhand/stock-keeper'

/** Sole writer of carts and their checkouts, wired to this Worker's ports. */
export class CartKeeper extends makeCartKeeper<Env>(buildCartKeeperDeps) {}

export default app
