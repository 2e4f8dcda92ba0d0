import { MineInput } from '@onhand/contract'
import { followedShops } from '@onhand/service/marketing/follow-shop'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The shops the caller follows. */
export const mine = publicProcedure
  .input(MineInput)
  .query(async ({ ctx, input }) => unwrap(await followedShops(ctx.deps, ctx.actor, input)))
