import { SkuForecastInput } from '@onhand/contract'
import { skuForecast } from '@onhand/service/forecasting/views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What one SKU sold at a place, and what is expected. */
export const sku = publicProcedure
  .input(SkuForecastInput)
  .query(async ({ ctx, input }) => unwrap(await skuForecast(ctx.deps, ctx.actor, input)))
