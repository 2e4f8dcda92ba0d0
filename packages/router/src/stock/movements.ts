import { StockMovementsInput } from '@onhand/contract'
import { stockMovements } from '@onhand/service/stock/stock-lists'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The movement ledger. */
export const movements = publicProcedure
  .input(StockMovementsInput)
  .query(async ({ ctx, input }) => unwrap(await stockMovements(ctx.deps, ctx.actor, input)))
