import { InsightSearchesInput } from '@onhand/contract'
import { viewSearches } from '@onhand/service/insight/view-searches'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What shoppers searched for and did not find. */
export const searches = publicProcedure
  .input(InsightSearchesInput)
  .query(async ({ ctx, input }) => unwrap(await viewSearches(ctx.deps, ctx.actor, input)))
