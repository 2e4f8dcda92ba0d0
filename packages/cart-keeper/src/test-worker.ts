import { type StockKeeper, stockPort } from '@onhand/stock-keeper'
import { CheckoutWorld } from '@onhand/testing/ordering/checkout-world'
import { makeCartKeeper } from './cart-keeper.ts'

export { StockKeeper } from '@onhand/stock-keeper'

type Env = { readonly STOCK: DurableObjectNamespace<StockKeeper> }

/** Catalogue, bank and orders of the tests; the stock is the real keepers'. Shared with the tests: they run in the same isolate. */
export const world = new CheckoutWorld()

/** What the next calls meet instead of the world, for tests that break it. */
export const faults: { insertPlaced?: () => Promise<never>; beforeGet?: () => Promise<void> } = {}

/** Carts over the real StockKeeper and a bank in memory. */
export class CartKeeper extends makeCartKeeper<Env>((env) => {
  const deps = world.deps()
  return {
    ...deps,
    nowMs: Date.now,
    stock: stockPort(env.STOCK),
    orders: {
      record: (id) => deps.orders.record(id),
      insertPlaced: (group, parts) => faults.insertPlaced?.() ?? deps.orders.insertPlaced(group, parts),
    },
  }
}) {}

export default { fetch: () => new Response('test worker') }
