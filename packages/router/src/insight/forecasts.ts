import { InsightInput } from '@onhand/contract'
import { viewForecasts } from '@onhand/service/insight/view-forecasts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How well forecasts did. */
export const forecasts = publicProcedure
  .input(InsightInput)
  .query(async ({ ctx, input }) => unwrap(await viewForecasts(ctx.deps, ctx.actor, input)))
