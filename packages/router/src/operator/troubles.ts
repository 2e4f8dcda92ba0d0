import { TroublesInput } from '@onhand/contract'
import { checkoutTroubles } from '@onhand/service/operator/market-orders'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Half-finished checkouts and what was done with them. */
export const troubles = publicProcedure
  .input(TroublesInput)
  .query(async ({ ctx, input }) => unwrap(await checkoutTroubles(ctx.deps, ctx.actor, input)))
