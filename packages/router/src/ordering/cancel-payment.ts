import { CancelPaymentInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Back to an open cart: the payment is voided and the stock given back. */
export const cancelPayment = publicProcedure
  .input(CancelPaymentInput)
  .mutation(async ({ ctx, input }) => unwrap(await ctx.deps.carts.cancelPayment(input.cartId)))
