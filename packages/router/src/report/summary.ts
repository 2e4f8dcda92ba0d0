import { SalesSummaryInput } from '@onhand/contract'
import { summariseSales } from '@onhand/service/reports/summarise-sales'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sales between two days. */
export const summary = publicProcedure
  .input(SalesSummaryInput)
  .query(async ({ ctx, input }) => unwrap(await summariseSales(ctx.deps, ctx.actor, input)))
