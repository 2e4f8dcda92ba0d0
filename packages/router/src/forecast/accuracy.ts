import { ForecastAccuracyInput } from '@onhand/contract'
import { forecastAccuracy } from '@onhand/service/forecasting/views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How good the shop's forecasts were. */
export const accuracy = publicProcedure
  .input(ForecastAccuracyInput)
  .query(async ({ ctx, input }) => unwrap(await forecastAccuracy(ctx.deps, ctx.actor, input)))
