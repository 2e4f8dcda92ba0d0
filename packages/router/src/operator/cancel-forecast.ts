import { OperatorForecastRunInput } from '@onhand/contract'
import { cancelRun } from '@onhand/service/forecasting/start-run'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Ends a run early, whoever started it. */
export const cancelForecast = publicProcedure
  .input(OperatorForecastRunInput)
  .mutation(async ({ ctx, input }) => unwrap(await cancelRun(ctx.deps, ctx.actor, { ...input, vendorId: null })))
