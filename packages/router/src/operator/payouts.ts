import { MarketPayoutsInput } from '@onhand/contract'
import { marketPayouts } from '@onhand/service/operator/market-orders'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Payouts of all shops. */
export const payouts = publicProcedure
  .input(MarketPayoutsInput)
  .query(async ({ ctx, input }) => unwrap(await marketPayouts(ctx.deps, ctx.actor, input)))
