import { ReceiveTransferInput } from '@onhand/contract'
import { receiveTransfer as receiveTransferOf } from '@onhand/service/stock/move-transfer'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Receives what was sent. */
export const receiveTransfer = publicProcedure
  .input(ReceiveTransferInput)
  .mutation(async ({ ctx, input }) => unwrap(await receiveTransferOf(ctx.deps, ctx.actor, input)))
