import { CancelOrderInput } from '@onhand/contract'
import { cancelOrder } from '@onhand/service/ordering/cancel-order'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Cancels an order that has not left and gives everything back. */
export const cancel = publicProcedure
  .input(CancelOrderInput)
  .mutation(async ({ ctx, input }) => unwrap(await cancelOrder(ctx.deps, ctx.actor, input)))
