import { ForecastRunInput } from '@onhand/contract'
import { startRun as startRunOf } from '@onhand/service/forecasting/start-run'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Starts a forecast of the shop; the id names it, so twice is once. */
export const startRun = publicProcedure
  .input(ForecastRunInput)
  .mutation(async ({ ctx, input }) => unwrap(await startRunOf(ctx.deps, ctx.actor, input)))
