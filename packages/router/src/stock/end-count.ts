import { EndCountInput } from '@onhand/contract'
import { endCount as endCountOf } from '@onhand/service/stock/counts'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Closes or cancels a count. */
export const endCount = publicProcedure
  .input(EndCountInput)
  .mutation(async ({ ctx, input }) => unwrap(await endCountOf(ctx.deps, ctx.actor, input)))
