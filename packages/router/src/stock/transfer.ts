import { TransferInput } from '@onhand/contract'
import { showTransfer } from '@onhand/service/stock/transfers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One transfer. */
export const transfer = publicProcedure
  .input(TransferInput)
  .query(async ({ ctx, input }) => unwrap(await showTransfer(ctx.deps, ctx.actor, input)))
