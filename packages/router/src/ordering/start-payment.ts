import { StartPaymentInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Claims the stock and asks the bank for a payment of the total the shopper saw. */
export const startPayment = publicProcedure
  .input(StartPaymentInput)
  .mutation(async ({ ctx, input: { cartId, ...request } }) =>
    unwrap(await ctx.deps.carts.startPayment(cartId, request)),
  )
