import { PromotionInput } from '@onhand/contract'
import { cancelPromotion } from '@onhand/service/marketing/promotions/stop-promotion'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Calls off a promotion that is planned. */
export const cancel = publicProcedure
  .input(PromotionInput)
  .mutation(async ({ ctx, input }) => unwrap(await cancelPromotion(ctx.deps, ctx.actor, input)))
