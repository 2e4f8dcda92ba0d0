import { InsightInput } from '@onhand/contract'
import { viewSales } from '@onhand/service/insight/view-sales'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sales over time, with what they are compared with, and when buyers come. */
export const sales = publicProcedure
  .input(InsightInput)
  .query(async ({ ctx, input }) => unwrap(await viewSales(ctx.deps, ctx.actor, input)))
