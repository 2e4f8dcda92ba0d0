import { PromotionListInput } from '@onhand/contract'
import { listPromotions } from '@onhand/service/marketing/promotions/view-promotions'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One page of a shop's promotions. */
export const list = publicProcedure
  .input(PromotionListInput)
  .query(async ({ ctx, input }) => unwrap(await listPromotions(ctx.deps, ctx.actor, input)))
