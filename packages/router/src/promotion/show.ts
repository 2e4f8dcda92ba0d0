import { PromotionShowInput } from '@onhand/contract'
import { showPromotion } from '@onhand/service/marketing/promotions/view-promotions'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One promotion with its prices and what it sold. */
export const show = publicProcedure
  .input(PromotionShowInput)
  .query(async ({ ctx, input }) => unwrap(await showPromotion(ctx.deps, ctx.actor, input)))
