import { LowStockInput } from '@onhand/contract'
import { lowStock } from '@onhand/service/stock/stock-lists'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What is at or below its threshold. */
export const low = publicProcedure
  .input(LowStockInput)
  .query(async ({ ctx, input }) => unwrap(await lowStock(ctx.deps, ctx.actor, input)))
