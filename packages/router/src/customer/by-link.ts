import { BuyerPageInput } from '@onhand/contract'
import { buyerPage } from '@onhand/service/customers/buyer-link'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The page behind a buyer’s link; nobody logs in. */
export const byLink = publicProcedure
  .input(BuyerPageInput)
  .query(async ({ ctx, input }) => unwrap(await buyerPage(ctx.deps, input)))
