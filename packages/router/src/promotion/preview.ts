import { PromotionPreviewInput } from '@onhand/contract'
import { previewPromotion } from '@onhand/service/marketing/promotions/preview-promotion'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What would come of a promotion, without planning it. Sent like a change: chosen products do not fit into an address. */
export const preview = publicProcedure
  .input(PromotionPreviewInput)
  .mutation(async ({ ctx, input }) => unwrap(await previewPromotion(ctx.deps, ctx.actor, input)))
