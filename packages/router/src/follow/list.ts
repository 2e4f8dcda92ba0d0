import { FollowerListInput } from '@onhand/contract'
import { listFollowers } from '@onhand/service/marketing/follow-shop'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A page of a shop’s followers. */
export const list = publicProcedure
  .input(FollowerListInput)
  .query(async ({ ctx, input }) => unwrap(await listFollowers(ctx.deps, ctx.actor, input)))
