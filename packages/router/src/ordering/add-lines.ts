import { AddLinesInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Puts units of several SKUs into the cart; those that could not be put in are named. Repeating line ids counts once. */
export const addLines = publicProcedure
  .input(AddLinesInput)
  .mutation(async ({ ctx, input: { cartId, ...request } }) => unwrap(await ctx.deps.carts.addLines(cartId, request)))
