import { CompleteInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Places the order when the bank says that it is paid. May be repeated; the answer stays the same. */
export const complete = publicProcedure
  .input(CompleteInput)
  .mutation(async ({ ctx, input }) => unwrap(await ctx.deps.carts.complete(input.cartId)))
