import { CountPageInput } from '@onhand/contract'
import { countSheet as countSheetOf } from '@onhand/service/stock/counts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A sheet as its counter sees it: without the book. */
export const countSheet = publicProcedure
  .input(CountPageInput)
  .query(async ({ ctx, input }) => unwrap(await countSheetOf(ctx.deps, ctx.actor, input)))
