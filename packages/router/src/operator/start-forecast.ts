import { OperatorForecastRunInput } from '@onhand/contract'
import { startRun } from '@onhand/service/forecasting/start-run'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Starts a forecast of all shops. */
export const startForecast = publicProcedure
  .input(OperatorForecastRunInput)
  .mutation(async ({ ctx, input }) => unwrap(await startRun(ctx.deps, ctx.actor, { ...input, vendorId: null })))
