import { CountsInput } from '@onhand/contract'
import { listCounts } from '@onhand/service/stock/counts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Counts, newest first. */
export const counts = publicProcedure
  .input(CountsInput)
  .query(async ({ ctx, input }) => unwrap(await listCounts(ctx.deps, ctx.actor, input)))
