import { ShopFollowInput } from '@onhand/contract'
import { getCreditRule } from '@onhand/service/marketing/give-credit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** On which terms a shop gives credit. */
export const rule = publicProcedure
  .input(ShopFollowInput)
  .query(async ({ ctx, input }) => unwrap(await getCreditRule(ctx.deps, ctx.actor, input)))
