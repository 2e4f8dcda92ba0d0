import { OrderPurchaseInput } from '@onhand/contract'
import { orderPurchase } from '@onhand/service/purchasing/order-purchase'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Orders goods from a supplier. */
export const order = publicProcedure
  .input(OrderPurchaseInput)
  .mutation(async ({ ctx, input }) => unwrap(await orderPurchase(ctx.deps, ctx.actor, input)))
