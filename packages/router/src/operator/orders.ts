import { MarketOrdersInput } from '@onhand/contract'
import { marketOrders } from '@onhand/service/operator/market-orders'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Orders of all shops. */
export const orders = publicProcedure
  .input(MarketOrdersInput)
  .query(async ({ ctx, input }) => unwrap(await marketOrders(ctx.deps, ctx.actor, input)))
