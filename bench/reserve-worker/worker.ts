import { idOf } from '@onhand/domain/ids'
import { StockKeeper, stockPort } from '@onhand/stock-keeper'

export { StockKeeper }

type Env = { readonly STOCK: DurableObjectNamespace<StockKeeper> }
type StockChanged = { readonly skuId: string; readonly stockVersion: number }

/** Measures the stock keepers alone: one HTTP request is one claim by RPC. Only the bench runs this Worker. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const stock = stockPort(env.STOCK)
    const skuId = idOf('sku', searchParams.get('sku') ?? '')
    if (pathname === '/receive') {
      const lotId = idOf('lot', `lot_${skuId.slice(4)}`)
      const receipt = {
        movementId: idOf('movement', `mov_${skuId.slice(4)}`),
        locationId: idOf('location', 'loc_bench'),
        timeZone: 'Europe/London',
        lotId,
        lotCode: 'A',
        expiryDate: null,
        units: 100_000_000,
        reason: 'opening' as const,
      }
      return Response.json(await stock.receive(skuId, receipt))
    }
    const reservationId = idOf('reservation', searchParams.get('id') ?? '')
    const claim = { reservationId, units: 1, expiresAtMs: Date.now() + 600_000, locationIds: [] }
    const held = await stock.reserve(skuId, claim)
    return Response.json(held.ok ? await stock.allocate(skuId, reservationId) : held)
  },

  /** Confirms at once what the jobs Worker would write to the database first. */
  async queue(batch: MessageBatch<StockChanged>, env: Env): Promise<void> {
    const stock = stockPort(env.STOCK)
    for (const { body } of batch.messages) await stock.projected(idOf('sku', body.skuId), body.stockVersion)
  },
}
