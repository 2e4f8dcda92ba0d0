import { PromotionInput } from '@onhand/contract'
import { endPromotion } from '@onhand/service/marketing/promotions/stop-promotion'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Ends a promotion that runs, at once. */
export const end = publicProcedure
  .input(PromotionInput)
  .mutation(async ({ ctx, input }) => unwrap(await endPromotion(ctx.deps, ctx.actor, input)))
