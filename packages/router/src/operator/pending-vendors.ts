import { PendingVendorsInput } from '@onhand/contract/shop'
import { pendingShops } from '@onhand/service/shop/review-shops'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Shops that wait for the operator, longest first. */
export const pendingVendors = publicProcedure
  .input(PendingVendorsInput)
  .query(async ({ ctx, input }) => unwrap(await pendingShops(ctx.deps, ctx.actor, input)))
