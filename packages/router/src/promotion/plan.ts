import { PromotionPlanInput } from '@onhand/contract'
import { planPromotion } from '@onhand/service/marketing/promotions/plan-promotion'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Plans a promotion; one that begins today begins at once. */
export const plan = publicProcedure
  .input(PromotionPlanInput)
  .mutation(async ({ ctx, input }) => unwrap(await planPromotion(ctx.deps, ctx.actor, input)))
