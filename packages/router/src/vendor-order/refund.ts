import { RefundVendorOrderInput } from '@onhand/contract'
import { refundVendorOrder } from '@onhand/service/ordering/desk/give-back'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Gives back the money of units. The refund id is the idempotency key. */
export const refund = publicProcedure
  .input(RefundVendorOrderInput)
  .mutation(async ({ ctx, input }) => unwrap(await refundVendorOrder(ctx.deps, ctx.actor, input)))
