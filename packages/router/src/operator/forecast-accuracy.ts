import { OperatorForecastAccuracyInput } from '@onhand/contract'
import { forecastAccuracy as forecastAccuracyOf } from '@onhand/service/forecasting/views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How good the forecasts of all shops were. */
export const forecastAccuracy = publicProcedure
  .input(OperatorForecastAccuracyInput)
  .query(async ({ ctx, input }) => unwrap(await forecastAccuracyOf(ctx.deps, ctx.actor, { ...input, vendorId: null })))
