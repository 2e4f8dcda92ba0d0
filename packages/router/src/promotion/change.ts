import { PromotionChangeInput } from '@onhand/contract'
import { changePromotion } from '@onhand/service/marketing/promotions/change-promotion'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Changes a planned promotion, or the last day of one that runs. */
export const change = publicProcedure
  .input(PromotionChangeInput)
  .mutation(async ({ ctx, input }) => unwrap(await changePromotion(ctx.deps, ctx.actor, input)))
