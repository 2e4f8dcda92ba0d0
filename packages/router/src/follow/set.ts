import { FollowInput } from '@onhand/contract'
import { followShop } from '@onhand/service/marketing/follow-shop'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Follows a shop, or no longer. */
export const set = publicProcedure
  .input(FollowInput)
  .mutation(async ({ ctx, input }) => unwrap(await followShop(ctx.deps, ctx.actor, input)))
