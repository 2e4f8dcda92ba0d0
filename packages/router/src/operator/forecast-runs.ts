import { OperatorForecastRunsInput } from '@onhand/contract'
import { forecastRuns as forecastRunsOf } from '@onhand/service/forecasting/views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Every forecast run, newest first. */
export const forecastRuns = publicProcedure
  .input(OperatorForecastRunsInput)
  .query(async ({ ctx, input }) => unwrap(await forecastRunsOf(ctx.deps, ctx.actor, { ...input, vendorId: null })))
