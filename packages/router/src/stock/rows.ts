import { StockRowsInput } from '@onhand/contract'
import { stockRows } from '@onhand/service/stock/stock-lists'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The stock table. */
export const rows = publicProcedure
  .input(StockRowsInput)
  .query(async ({ ctx, input }) => unwrap(await stockRows(ctx.deps, ctx.actor, input)))
