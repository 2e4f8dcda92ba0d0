import { CountPageInput } from '@onhand/contract'
import { reviewCount } from '@onhand/service/stock/counts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What was counted, against the book. */
export const countReview = publicProcedure
  .input(CountPageInput)
  .query(async ({ ctx, input }) => unwrap(await reviewCount(ctx.deps, ctx.actor, input)))
