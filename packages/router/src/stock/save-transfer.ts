import { SaveTransferInput } from '@onhand/contract'
import { saveTransfer as saveTransferOf } from '@onhand/service/stock/transfers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Writes a draft. */
export const saveTransfer = publicProcedure
  .input(SaveTransferInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveTransferOf(ctx.deps, ctx.actor, input)))
