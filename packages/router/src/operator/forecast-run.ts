import { OperatorForecastRunInput } from '@onhand/contract'
import { forecastRun as forecastRunOf } from '@onhand/service/forecasting/views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A run with its progress. */
export const forecastRun = publicProcedure
  .input(OperatorForecastRunInput)
  .query(async ({ ctx, input }) => unwrap(await forecastRunOf(ctx.deps, ctx.actor, { ...input, vendorId: null })))
