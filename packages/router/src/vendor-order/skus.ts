import { OrderableSkusInput } from '@onhand/contract'
import { orderableSkus } from '@onhand/service/ordering/desk/list-vendor-orders'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Things of the shop for an order typed in by hand. */
export const skus = publicProcedure
  .input(OrderableSkusInput)
  .query(async ({ ctx, input }) => unwrap(await orderableSkus(ctx.deps, ctx.actor, input)))
