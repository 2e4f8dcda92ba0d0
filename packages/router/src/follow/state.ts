import { ShopFollowInput } from '@onhand/contract'
import { isFollowing } from '@onhand/service/marketing/follow-shop'
import { publicProcedure } from '../trpc.ts'

/** Whether the caller follows a shop. */
export const state = publicProcedure
  .input(ShopFollowInput)
  .query(async ({ ctx, input }) => await isFollowing(ctx.deps, ctx.actor, input))
