import { ApproveCountInput } from '@onhand/contract'
import { approveCount as approveCountOf } from '@onhand/service/stock/approve-count'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Applies counted differences. */
export const approveCount = publicProcedure
  .input(ApproveCountInput)
  .mutation(async ({ ctx, input }) => unwrap(await approveCountOf(ctx.deps, ctx.actor, input)))
