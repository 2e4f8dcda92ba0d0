import { ChooseDeliveryInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** How each vendor's goods are to come. */
export const chooseDelivery = publicProcedure
  .input(ChooseDeliveryInput)
  .mutation(async ({ ctx, input: { cartId, ...request } }) =>
    unwrap(await ctx.deps.carts.chooseDelivery(cartId, request)),
  )
