import { ShopFollowInput } from '@onhand/contract'
import { countFollowers } from '@onhand/service/marketing/follow-shop'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How many follow a shop, and how that grows. */
export const counts = publicProcedure
  .input(ShopFollowInput)
  .query(async ({ ctx, input }) => unwrap(await countFollowers(ctx.deps, ctx.actor, input)))
