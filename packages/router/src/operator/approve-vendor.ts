import { ApproveVendorInput } from '@onhand/contract/shop'
import { reviewShop } from '@onhand/service/shop/review-shops'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Opens a shop that waits, and tells it so. */
export const approveVendor = publicProcedure
  .input(ApproveVendorInput)
  .mutation(async ({ ctx, input }) => unwrap(await reviewShop(ctx.deps, ctx.actor, { ...input, reason: null })))
