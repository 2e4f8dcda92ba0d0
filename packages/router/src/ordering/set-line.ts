import { SetLineInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Changes, saves for later or (0 units) removes a line. */
export const setLine = publicProcedure
  .input(SetLineInput)
  .mutation(async ({ ctx, input: { cartId, ...line } }) => unwrap(await ctx.deps.carts.setLine(cartId, line)))
