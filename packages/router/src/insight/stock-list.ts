import { InsightStockListInput } from '@onhand/contract'
import { listStock } from '@onhand/service/insight/view-stock'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** SKUs by what matters about their stock. */
export const stockList = publicProcedure
  .input(InsightStockListInput)
  .query(async ({ ctx, input }) => unwrap(await listStock(ctx.deps, ctx.actor, input)))
