import { ForecastRunInput } from '@onhand/contract'
import { cancelRun as cancelRunOf } from '@onhand/service/forecasting/start-run'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Ends a run of the shop early. */
export const cancelRun = publicProcedure
  .input(ForecastRunInput)
  .mutation(async ({ ctx, input }) => unwrap(await cancelRunOf(ctx.deps, ctx.actor, input)))
