import { MyOrdersInput } from '@onhand/contract'
import { myOrders } from '@onhand/service/ordering/my-orders'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The signed-in person's own checkouts, newest first. */
export const mine = publicProcedure
  .input(MyOrdersInput)
  .query(async ({ ctx, input }) => unwrap(await myOrders(ctx.deps, ctx.actor, input)))
