import { InsightBasketsInput } from '@onhand/contract'
import { viewBaskets } from '@onhand/service/insight/view-products'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Products that are bought together. */
export const baskets = publicProcedure
  .input(InsightBasketsInput)
  .query(async ({ ctx, input }) => unwrap(await viewBaskets(ctx.deps, ctx.actor, input)))
