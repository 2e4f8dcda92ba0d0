import { ForecastRunsInput } from '@onhand/contract'
import { forecastRuns } from '@onhand/service/forecasting/views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Runs of the shop and of the whole marketplace, newest first. */
export const runs = publicProcedure
  .input(ForecastRunsInput)
  .query(async ({ ctx, input }) => unwrap(await forecastRuns(ctx.deps, ctx.actor, input)))
