import { InsightInput } from '@onhand/contract'
import { viewOverview } from '@onhand/service/insight/overview'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Six numbers that say how a shop is doing. */
export const overview = publicProcedure
  .input(InsightInput)
  .query(async ({ ctx, input }) => unwrap(await viewOverview(ctx.deps, ctx.actor, input)))
