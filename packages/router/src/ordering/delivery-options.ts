import { DeliveryOptionsInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Every vendor's ways of delivery for the cart's place. */
export const deliveryOptions = publicProcedure
  .input(DeliveryOptionsInput)
  .query(async ({ ctx, input }) => unwrap(await ctx.deps.carts.deliveryOptions(input.cartId, input.locale)))
