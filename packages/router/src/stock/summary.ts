import { StockSummaryInput } from '@onhand/contract'
import { stockSummary } from '@onhand/service/stock/stock-lists'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How many SKUs need a look. */
export const summary = publicProcedure
  .input(StockSummaryInput)
  .query(async ({ ctx, input }) => unwrap(await stockSummary(ctx.deps, ctx.actor, input)))
