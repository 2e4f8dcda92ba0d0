import { InsightInput } from '@onhand/contract'
import { viewStock } from '@onhand/service/insight/view-stock'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What lies in stock, how long it lasts, what is old and what was thrown away. */
export const stock = publicProcedure
  .input(InsightInput)
  .query(async ({ ctx, input }) => unwrap(await viewStock(ctx.deps, ctx.actor, input)))
