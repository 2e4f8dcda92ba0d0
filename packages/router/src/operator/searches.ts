import { MarketSearchesInput } from '@onhand/contract'
import { marketSearches } from '@onhand/service/insight/view-searches'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What shoppers of all shops searched for and did not find. */
export const searches = publicProcedure
  .input(MarketSearchesInput)
  .query(async ({ ctx, input }) => unwrap(await marketSearches(ctx.deps, ctx.actor, input)))
