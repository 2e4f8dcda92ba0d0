import { PromotionPreviewInput } from '@onhand/contract'
import { previewPromotion } from '@onhand/service/marketing/promotions/preview-promotion'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What would come of a promotion, without planning it. */
export const preview = publicProcedure
  .input(PromotionPreviewInput)
  .query(async ({ ctx, input }) => unwrap(await previewPromotion(ctx.deps, ctx.actor, input)))
