import { BuyerSummaryInput } from '@onhand/contract'
import { summaryByBuyer } from '@onhand/service/customers/customers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Who bought what in a period, and what is owed. */
export const summary = publicProcedure
  .input(BuyerSummaryInput)
  .query(async ({ ctx, input }) => unwrap(await summaryByBuyer(ctx.deps, ctx.actor, input)))
