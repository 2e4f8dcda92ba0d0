import { ForecastRunInput } from '@onhand/contract'
import { forecastRun } from '@onhand/service/forecasting/views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A run with its progress. */
export const run = publicProcedure
  .input(ForecastRunInput)
  .query(async ({ ctx, input }) => unwrap(await forecastRun(ctx.deps, ctx.actor, input)))
