import { RefundInput } from '@onhand/contract'
import { refundOrder } from '@onhand/service/payments/refund-order'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Takes on a refund of units of lines. The refund id is the idempotency key. */
export const refund = publicProcedure
  .input(RefundInput)
  .mutation(async ({ ctx, input }) => unwrap(await refundOrder(ctx.deps, ctx.actor, input)))
