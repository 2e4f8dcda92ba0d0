import { EnterCountInput } from '@onhand/contract'
import { enterCount as enterCountOf } from '@onhand/service/stock/enter-count'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Keeps what a person counted. */
export const enterCount = publicProcedure
  .input(EnterCountInput)
  .mutation(async ({ ctx, input }) => unwrap(await enterCountOf(ctx.deps, ctx.actor, input)))
