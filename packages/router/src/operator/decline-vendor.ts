import { DeclineVendorInput } from '@onhand/contract/shop'
import { reviewShop } from '@onhand/service/shop/review-shops'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sends a shop that waits back to its owner, with what has to change. */
export const declineVendor = publicProcedure
  .input(DeclineVendorInput)
  .mutation(async ({ ctx, input }) => unwrap(await reviewShop(ctx.deps, ctx.actor, input)))
