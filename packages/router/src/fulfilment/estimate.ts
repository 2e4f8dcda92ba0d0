import { EstimateInput } from '@onhand/contract'
import { estimateDelivery } from '@onhand/service/fulfilment/estimate-delivery'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** When units of a SKU can be at a place, per way of delivery; never cached. */
export const estimate = publicProcedure.input(EstimateInput).query(async ({ ctx, input }) => {
  const place = { ...input.place, latitude: input.place.latitude ?? null, longitude: input.place.longitude ?? null }
  return unwrap(await estimateDelivery(ctx.deps, { ...input, place }))
})
