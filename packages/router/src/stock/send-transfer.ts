import { SendTransferInput } from '@onhand/contract'
import { sendTransfer as sendTransferOf } from '@onhand/service/stock/move-transfer'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Sends a draft. */
export const sendTransfer = publicProcedure
  .input(SendTransferInput)
  .mutation(async ({ ctx, input }) => unwrap(await sendTransferOf(ctx.deps, ctx.actor, input)))
