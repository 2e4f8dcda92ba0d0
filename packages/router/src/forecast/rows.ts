import { ForecastRowsInput } from '@onhand/contract'
import { forecastRows } from '@onhand/service/forecasting/views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The table of forecasts. */
export const rows = publicProcedure
  .input(ForecastRowsInput)
  .query(async ({ ctx, input }) => unwrap(await forecastRows(ctx.deps, ctx.actor, input)))
