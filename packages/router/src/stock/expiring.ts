import { ExpiringLotsInput } from '@onhand/contract'
import { expiringLots } from '@onhand/service/stock/stock-lists'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Lots that expire soon. */
export const expiring = publicProcedure
  .input(ExpiringLotsInput)
  .query(async ({ ctx, input }) => unwrap(await expiringLots(ctx.deps, ctx.actor, input)))
