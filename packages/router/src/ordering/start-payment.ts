import { StartPaymentInput } from '@onhand/contract'
import { startPayment as startPaymentOfCart } from '@onhand/service/ordering/start-payment'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Claims the stock and asks the bank for a payment of the total the shopper saw. */
export const startPayment = publicProcedure
  .input(StartPaymentInput)
  .mutation(async ({ ctx, input }) => unwrap(await startPaymentOfCart(ctx.deps, ctx.actor, input)))
