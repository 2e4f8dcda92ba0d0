import { TransfersInput } from '@onhand/contract'
import { listTransfers } from '@onhand/service/stock/transfers'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Transfers, newest first. */
export const transfers = publicProcedure
  .input(TransfersInput)
  .query(async ({ ctx, input }) => unwrap(await listTransfers(ctx.deps, ctx.actor, input)))
