import { CancelVendorOrderInput } from '@onhand/contract'
import { cancelVendorOrder } from '@onhand/service/ordering/desk/give-back'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Cancels an order that has not left and gives everything back. */
export const cancel = publicProcedure
  .input(CancelVendorOrderInput)
  .mutation(async ({ ctx, input }) => unwrap(await cancelVendorOrder(ctx.deps, ctx.actor, input)))
