import { AddLineInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Puts units of a SKU into the cart. Repeating the line id counts once. */
export const addLine = publicProcedure
  .input(AddLineInput)
  .mutation(async ({ ctx, input: { cartId, ...line } }) => unwrap(await ctx.deps.carts.addLine(cartId, line)))
