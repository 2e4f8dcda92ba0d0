import { StartCountInput } from '@onhand/contract'
import { startCount as startCountOf } from '@onhand/service/stock/counts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Starts a count. */
export const startCount = publicProcedure
  .input(StartCountInput)
  .mutation(async ({ ctx, input }) => unwrap(await startCountOf(ctx.deps, ctx.actor, input)))
