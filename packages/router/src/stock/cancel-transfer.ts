import { SendTransferInput } from '@onhand/contract'
import { cancelTransfer as cancelTransferOf } from '@onhand/service/stock/move-transfer'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Gives a draft up. */
export const cancelTransfer = publicProcedure
  .input(SendTransferInput)
  .mutation(async ({ ctx, input }) => unwrap(await cancelTransferOf(ctx.deps, ctx.actor, input)))
