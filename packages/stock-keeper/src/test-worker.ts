import type { StockKeeper } from './stock-keeper.ts'

export { StockKeeper } from './stock-keeper.ts'

type Env = { readonly STOCK: DurableObjectNamespace<StockKeeper> }

/** Passes live-stock requests to the keeper, as the api Worker does. Tests only. */
export default {
  fetch(request: Request, env: Env): Promise<Response> {
    return env.STOCK.getByName(new URL(request.url).searchParams.get('sku') ?? '').fetch(request)
  },
}
