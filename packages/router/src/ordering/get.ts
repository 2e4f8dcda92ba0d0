import { CartInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'

/** The cart as its page shows it. An unknown cart is an empty one. Whoever knows a cart's id may use it. */
export const get = publicProcedure
  .input(CartInput)
  .query(({ ctx, input }) => ctx.deps.carts.view(input.cartId, input.locale))
